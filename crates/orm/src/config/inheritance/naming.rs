//! The tables of a class in a query: those that are selected from, and what they and their columns are called there.

use std::sync::Arc;

use bothways_sql::{Expression, From, Join, JoinKind, Source, beside};
use bothways_world::{AttributeId, ClassId, TableId};

use super::{JoinedTable, PolymorphicLoad};
use crate::OrmState;
use crate::config::TableColumn;

impl OrmState {
    /// The subclasses that are selected along with a class (`_with_polymorphic_mappers`), level by level.
    pub fn polymorphic_classes(&self, class: ClassId) -> Vec<ClassId> {
        let selects_all = |above: &ClassId| self.mapper(*above).inheritance.polymorphic.selects_all;
        let descendants = self.self_and_descendants(class);
        if selects_all(&class) {
            return descendants.into_iter().skip(1).collect();
        }
        let is_inline = |below: &ClassId| {
            self.mapper(*below).inheritance.polymorphic.load == PolymorphicLoad::Inline
                && self.mapper(*below).inheritance.parent == Some(class)
        };
        descendants.into_iter().filter(is_inline).collect()
    }

    /// The same in a query that calls the class `name`: `with_polymorphic()` says it for an alias.
    pub fn polymorphic_classes_as(&self, class: ClassId, name: &Arc<str>) -> Vec<ClassId> {
        match self.polymorphic_alias(name) {
            Some(classes) => classes.to_vec(),
            None => self.polymorphic_classes(class),
        }
    }

    /// The columns that are selected for a class, with those of the subclasses selected along.
    pub(crate) fn selected_columns(
        &self,
        class: ClassId,
        name: &Arc<str>,
    ) -> Vec<(TableColumn, AttributeId)> {
        let mut columns = self.mapper(class).columns.clone();
        for below in self.polymorphic_classes_as(class, name) {
            for column in &self.mapper(below).columns {
                if !columns.contains(column) {
                    columns.push(*column);
                }
            }
        }
        columns
    }

    /// The attributes of a class, and those of the subclasses selected along.
    pub(crate) fn selected_attributes(&self, class: ClassId, name: &Arc<str>) -> Vec<AttributeId> {
        let mut attributes: Vec<AttributeId> = self.mapper(class).properties.values().copied().collect();
        for below in self.polymorphic_classes_as(class, name) {
            for attribute in self.mapper(below).properties.values() {
                if !attributes.contains(attribute) {
                    attributes.push(*attribute);
                }
            }
        }
        attributes
    }

    /// What is selected from for a class: its table, or all of them joined, and those of subclasses selected along.
    pub fn selectable(&self, class: ClassId) -> From {
        self.selectable_with(class, &self.polymorphic_classes(class), JoinKind::LeftOuter)
    }

    /// The tables of a class, and those of subclasses joined to them in this way (`_selectable_from_mappers`).
    pub(crate) fn selectable_with(&self, class: ClassId, subclasses: &[ClassId], kind: JoinKind) -> From {
        let mut from = From::table(&self.table_of(self.base_of(class)).name);
        for joined in &self.mapper(class).inheritance.joined {
            from.joins.extend(self.join_of(joined, JoinKind::Inner));
        }
        for below in subclasses {
            let inheritance = &self.mapper(*below).inheritance;
            if let Some(joined) = inheritance.joined.last().filter(|_| !inheritance.single) {
                from.joins.extend(self.join_of(joined, kind));
            }
        }
        from
    }

    fn join_of(&self, JoinedTable { table, condition, .. }: &JoinedTable, kind: JoinKind) -> Option<Join> {
        let name = self.schema().table(*table)?.name.clone();
        Some(Join { kind, source: Source::Table { name, alias: None }, on: condition.clone() })
    }

    /// Whether several tables are selected from for a class.
    pub fn selects_several_tables(&self, class: ClassId) -> bool {
        !self.selectable(class).joins.is_empty()
    }

    /// The same in a query that calls the class `name`: an alias is one for each of its tables.
    pub fn selectable_as(&self, class: ClassId, name: &Arc<str>) -> From {
        match self.alias(name) {
            Some(Source::Joined(from)) => return (**from).clone(),
            Some(source @ (Source::Table { .. } | Source::Subquery { .. })) => {
                return From::of(source.clone());
            }
            None => {}
        }
        self.renamed(self.selectable(class), name)
    }

    /// The tables under the aliases that `name` stands for.
    pub(crate) fn renamed(&self, mut from: From, name: &Arc<str>) -> From {
        let rename = |source: &mut Source| {
            if let Source::Table { name: table, alias } = source
                && let Some(id) = self.schema().find(table)
            {
                *alias = Some(self.table_name_in(name, id)).filter(|alias| alias != table);
            }
        };
        rename(&mut from.source);
        for join in &mut from.joins {
            rename(&mut join.source);
            join.on = join.on.replaced(&mut |part| {
                let (table, column) = part.as_column()?;
                let table = self.table_name_in(name, self.schema().find(table)?);
                Some(Expression::column(&table, column))
            });
        }
        from
    }

    /// What is joined for a class that a query calls `name`.
    pub fn source_of(&self, class: ClassId, name: &Arc<str>) -> Source {
        let from = self.selectable_as(class, name);
        if from.joins.is_empty() { from.source } else { Source::Joined(Box::new(from)) }
    }

    /// What a query that calls a class `name` calls one of its tables.
    pub fn table_name_in(&self, name: &Arc<str>, table: TableId) -> Arc<str> {
        let Some(own) = self.schema().table(table) else { return name.clone() };
        if self.schema().find(name).is_some() {
            return own.name.clone();
        }
        match self.alias(name) {
            Some(Source::Subquery { .. }) => name.clone(),
            Some(Source::Joined(from)) => {
                let is_own =
                    |source: &&Source| matches!(source, Source::Table { name, .. } if *name == own.name);
                let leaf = from.sources().into_iter().find(is_own).and_then(Source::name);
                leaf.unwrap_or(name).clone()
            }
            Some(Source::Table { .. }) | None => beside(name, &own.name).unwrap_or_else(|| name.clone()),
        }
    }

    /// A column of a class in a query that calls it `name`.
    pub fn column_in(&self, name: &Arc<str>, column: TableColumn) -> Option<Expression> {
        let table = self.schema().table(column.table)?;
        let definition = table.columns.get(column.position)?;
        if let Some(Source::Subquery { select, .. }) = self.alias(name) {
            // That of several tables has the names of both in its labels.
            let label: Arc<str> = format!("{}_{}", table.name, definition.name).into();
            if select.columns.iter().any(|known| known.label.as_ref() == Some(&label)) {
                return Some(Expression::column(name, &label));
            }
        }
        Some(Expression::column(&self.table_name_in(name, column.table), &definition.name))
    }
}
