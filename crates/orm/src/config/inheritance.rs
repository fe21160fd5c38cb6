//! Inheritance between mappers (`Mapper._configure_inheritance`): a subclass in the table of its superclass (single),
//! or in one of its own whose primary key refers to that (joined). A table of its own for all columns (concrete) is
//! left out.
//!
//! A mapper shares the attributes of the one it inherits from; what it maps itself comes after them. Which column an
//! attribute stands for is the mapper's to say: `Dog.id` is `dog.id` as well as `animal.id`.

mod condition;
mod naming;

use std::sync::Arc;

use bothways_sql::Expression;
use bothways_world::{AttributeId, ClassId, Scalar, TableId};

use crate::config::{ColumnPair, Inherits, Mapper, TableColumn};
use crate::{Orm, OrmError, OrmState, WarningKind};

pub(super) use condition::determine as determine_condition;

/// Where a mapper stands in its hierarchy.
#[derive(Clone, Debug)]
pub struct Inheritance {
    /// `inherits`: the mapper directly above.
    pub parent: Option<ClassId>,
    /// The mappers directly below, in order of definition.
    pub children: Vec<ClassId>,
    /// `base_mapper`: the topmost mapper.
    pub base: ClassId,
    /// The class under which the identity map knows its objects: one without `polymorphic_identity` stands for
    /// itself.
    pub identity_class: ClassId,
    /// The tables after that of the base, each with how it is joined to the one before it.
    pub joined: Vec<JoinedTable>,
    /// Whether it has no table of its own: `single`.
    pub single: bool,
    /// How a row tells whose it is.
    pub polymorphic: Polymorphic,
}

/// How rows and classes of a hierarchy belong together.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Polymorphic {
    /// `polymorphic_on`: the column that tells.
    pub on: Option<TableColumn>,
    /// `polymorphic_identity`: what it says of this class.
    pub identity: Option<Scalar>,
    /// `polymorphic_abstract`: the class has no objects of its own.
    pub is_abstract: bool,
    /// `with_polymorphic="*"`: all subclasses are selected along.
    pub selects_all: bool,
    /// `polymorphic_load=`: how what this class has more is loaded with its superclass.
    pub load: PolymorphicLoad,
}

/// `polymorphic_load`.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum PolymorphicLoad {
    /// When it is read.
    #[default]
    WhenRead,
    /// In the same statement: `"inline"`.
    Inline,
    /// By a statement of its own: `"selectin"`.
    Selectin,
}

/// A table of a subclass.
#[derive(Clone, PartialEq, Debug)]
pub struct JoinedTable {
    /// The table.
    pub table: TableId,
    /// `inherit_condition`.
    pub condition: Expression,
    /// Columns of the tables before it, each with the column of this one that takes over its value.
    pub equated: Vec<ColumnPair>,
}

impl Inheritance {
    /// A mapper that inherits from none.
    pub(super) fn base(class: ClassId, polymorphic: Polymorphic) -> Self {
        Self {
            parent: None,
            children: Vec::new(),
            base: class,
            identity_class: class,
            joined: Vec::new(),
            single: false,
            polymorphic,
        }
    }
}

impl OrmState {
    /// `base_mapper`: the topmost class of a hierarchy.
    pub fn base_of(&self, class: ClassId) -> ClassId {
        self.mapper(class).inheritance.base
    }

    /// The class under which the identity map knows the objects of a class.
    pub fn identity_class(&self, class: ClassId) -> ClassId {
        self.mapper(class).inheritance.identity_class
    }

    /// `Mapper.isa`: whether a class is another one or inherits from it.
    pub fn is_a(&self, class: ClassId, other: ClassId) -> bool {
        self.iterate_to_root(class).any(|above| above == other)
    }

    /// The class itself and those above it.
    pub fn iterate_to_root(&self, class: ClassId) -> impl Iterator<Item = ClassId> {
        std::iter::successors(Some(class), |class| self.mapper(*class).inheritance.parent)
    }

    /// `self_and_descendants`: the class itself and those below it, level by level.
    pub fn self_and_descendants(&self, class: ClassId) -> Vec<ClassId> {
        let mut found = vec![class];
        let mut next = 0;
        while let Some(above) = found.get(next).copied() {
            found.extend(&self.mapper(above).inheritance.children);
            next += 1;
        }
        found
    }

    /// `Mapper.tables`: that of the base first.
    pub fn tables_of(&self, class: ClassId) -> Vec<TableId> {
        let mapper = self.mapper(class);
        let base = self.mapper(mapper.inheritance.base).table;
        std::iter::once(base).chain(mapper.inheritance.joined.iter().map(|joined| joined.table)).collect()
    }

    /// Whether a table is one of a class's.
    pub fn has_table(&self, class: ClassId, table: TableId) -> bool {
        let mapper = self.mapper(class);
        table == self.mapper(mapper.inheritance.base).table
            || mapper.inheritance.joined.iter().any(|joined| joined.table == table)
    }

    /// The tables of a whole hierarchy, each after those it refers to (`_sorted_tables`).
    pub(crate) fn tables_of_hierarchy(&self, base: ClassId) -> Vec<TableId> {
        let mut tables = Vec::new();
        for class in self.self_and_descendants(base) {
            for table in self.tables_of(class) {
                if !tables.contains(&table) {
                    tables.push(table);
                }
            }
        }
        tables
    }

    /// The attributes that a class maps the columns of one of its tables to, in table order.
    pub(crate) fn attributes_of_table(&self, class: ClassId, table: TableId) -> Vec<(usize, AttributeId)> {
        let columns = self.mapper(class).columns.iter().filter(|(column, _)| column.table == table);
        let mut columns: Vec<(usize, AttributeId)> =
            columns.map(|(column, attribute)| (column.position, *attribute)).collect();
        columns.sort_unstable();
        columns
    }

    /// Whether a class has several tables.
    pub fn is_joined(&self, class: ClassId) -> bool {
        !self.mapper(class).inheritance.joined.is_empty()
    }

    /// The attribute that a class maps a column to.
    pub fn attribute_of_column(&self, class: ClassId, column: TableColumn) -> Option<AttributeId> {
        let columns = &self.mapper(class).columns;
        columns.iter().find(|(known, _)| *known == column).map(|(_, attribute)| *attribute)
    }

    /// The column that an attribute of a class stands for in expressions: that of the most derived table.
    pub fn column_of_attribute(&self, class: ClassId, attribute: AttributeId) -> Option<TableColumn> {
        let columns = &self.mapper(class).columns;
        columns.iter().find(|(_, known)| *known == attribute).map(|(column, _)| *column)
    }

    /// The column by which a class's rows tell whose they are.
    pub fn polymorphic_on(&self, class: ClassId) -> Option<TableColumn> {
        self.iterate_to_root(class).find_map(|class| self.mapper(class).inheritance.polymorphic.on)
    }

    /// The attribute that holds it.
    pub fn polymorphic_attribute(&self, class: ClassId) -> Option<AttributeId> {
        self.attribute_of_column(class, self.polymorphic_on(class)?)
    }

    /// `polymorphic_map`: the class that an identity stands for in a hierarchy; the last one that took it.
    pub(crate) fn class_of_identity(&self, class: ClassId, identity: &Scalar) -> Option<ClassId> {
        self.classes_of_identity(class, identity).into_iter().max()
    }

    fn classes_of_identity(&self, class: ClassId, identity: &Scalar) -> Vec<ClassId> {
        let is_identity = |class: &ClassId| {
            let own = &self.mapper(*class).inheritance.polymorphic.identity;
            own.as_ref().is_some_and(|own| own.python_eq(identity))
        };
        self.self_and_descendants(self.base_of(class)).into_iter().filter(is_identity).collect()
    }

    /// Identities that an object of a class may have: its own, and those of subclasses in the same tables
    /// (`_acceptable_polymorphic_identities`).
    pub(crate) fn acceptable_identities(&self, class: ClassId) -> Vec<Option<Scalar>> {
        let tables = self.tables_of(class);
        let descendants = self.self_and_descendants(class).into_iter();
        descendants
            .filter(|below| self.tables_of(*below) == tables)
            .map(|below| self.mapper(below).inheritance.polymorphic.identity.clone())
            .collect()
    }

    /// The condition that a row is of a class without a table of its own (`_single_table_criterion`), by the name
    /// that a query gives the table.
    pub fn single_table_criterion(&self, class: ClassId, name: &Arc<str>) -> Option<Expression> {
        let mapper = self.mapper(class);
        if !mapper.inheritance.single {
            return None;
        }
        let on = self.polymorphic_on(class)?;
        let column = crate::load::definition(self, on)?;
        let identities = self.self_and_descendants(class).into_iter().filter_map(|below| {
            let Polymorphic { identity, is_abstract, .. } = &self.mapper(below).inheritance.polymorphic;
            let identity = column.sql_type.bind(identity.clone().unwrap_or(Scalar::Null));
            (!is_abstract).then_some(Expression::Parameter(identity))
        });
        Some(Expression::In {
            operand: Box::new(self.column_in(name, on)?),
            list: identities.collect(),
            negated: false,
        })
    }

    /// The primary key column that a column of a class is or, by its tables' joins, always equals.
    pub(crate) fn primary_key_column(&self, class: ClassId, column: TableColumn) -> Option<TableColumn> {
        let Mapper { primary_key, inheritance, .. } = self.mapper(class);
        let mut column = column;
        for joined in inheritance.joined.iter().rev() {
            if let Some((above, _)) = joined.equated.iter().find(|(_, below)| *below == column) {
                column = *above;
            }
        }
        primary_key.contains(&column).then_some(column)
    }

    /// The columns by which the rows of one of a class's tables are found, each with the place of its value in the
    /// class's primary key.
    pub(crate) fn key_of_table(&self, class: ClassId, table: TableId) -> Vec<(usize, usize)> {
        let primary_key = &self.mapper(class).primary_key;
        let Some(definition) = self.schema().table(table) else { return Vec::new() };
        let place = |position: &usize| {
            let key = self.primary_key_column(class, TableColumn { table, position: *position })?;
            Some((*position, primary_key.iter().position(|known| *known == key)?))
        };
        // The mapper may say another one than the table.
        let own = primary_key.iter().filter(|column| column.table == table).map(|column| column.position);
        let own: Vec<usize> = own.collect();
        let columns = if own.is_empty() { definition.primary_key() } else { own };
        columns.iter().filter_map(place).collect()
    }
}

/// Gives a new mapper what it takes over from the one above it.
///
/// # Errors
/// Its table cannot be joined to that of the class above.
pub(super) fn inherit(
    orm: &OrmState,
    class: ClassId,
    mapper: &mut Mapper,
    Inherits { parent, condition }: &Inherits,
) -> Result<(), OrmError> {
    let above = orm.mapper(*parent);
    let single = mapper.table == above.table;
    let inheritance = &mut mapper.inheritance;
    inheritance.parent = Some(*parent);
    inheritance.base = above.inheritance.base;
    inheritance.joined = above.inheritance.joined.clone();
    inheritance.single = single;
    inheritance.identity_class = match inheritance.polymorphic.identity {
        Some(_) => above.inheritance.identity_class,
        None => class,
    };
    if !single {
        inheritance.joined.push(determine_condition(orm, *parent, mapper.table, condition.clone())?);
    }
    mapper.properties.clone_from(&above.properties);
    mapper.columns.clone_from(&above.columns);
    mapper.primary_key.clone_from(&above.primary_key);
    mapper.confirm_deleted_rows &= above.confirm_deleted_rows;
    if mapper.version_id.is_none() {
        mapper.version_id = above.version_id;
        mapper.version_generator = above.version_generator;
    }
    if mapper.version_id.is_some() && !mapper.inheritance.joined.is_empty() {
        return Err(OrmError::Unsupported("version_id_col of a class with joined inheritance".into()));
    }
    Ok(())
}

/// What SQLAlchemy warns of when a mapper enters a hierarchy.
///
/// # Errors
/// A warning that the program made an error.
pub(super) fn announce(orm: &mut Orm, class: ClassId) -> Result<(), OrmError> {
    let Inheritance { parent, base, polymorphic, .. } = &orm.mapper(class).inheritance;
    if parent.is_none() {
        return Ok(());
    }
    let Some(identity) = polymorphic.identity.clone() else {
        if !polymorphic.is_abstract
            && let Some(on) = orm.mapper(*base).inheritance.polymorphic.on
        {
            return orm.warn(WarningKind::NoPolymorphicIdentity { class, on });
        }
        return Ok(());
    };
    let is_other = |other: &ClassId| *other != class;
    match orm.classes_of_identity(class, &identity).into_iter().filter(is_other).max() {
        Some(before) => orm.warn(WarningKind::ReassignedIdentity { identity, before, class }),
        None => Ok(()),
    }
}
