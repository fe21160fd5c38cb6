//! `UniqueConstraint`, `PrimaryKeyConstraint`, `ForeignKeyConstraint`, `CheckConstraint` and `Index`: what `Table(…)` and
//! `__table_args__` say about several columns at once.

use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_sql::{
    CheckConstraint, Constraint, ForeignKey, ForeignKeyConstraint, Index, KeyConstraint, Table,
};

use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::object::{Object, value, view};
use crate::schema::column::ColumnObject;
use crate::schema::foreign_key::{ForeignKeyObject, Target};
use crate::schema::naming::{Named, NamingConvention, Subject};
use crate::text::TextClause;

/// A constraint or an index as the program wrote it.
pub(crate) struct ConstraintObject {
    kind: Kind,
    name: Option<Arc<str>>,
    columns: Vec<Value>,
}

enum Kind {
    Unique,
    PrimaryKey,
    ForeignKey {
        /// One for each column; the first carries the actions.
        referred: Vec<Value>,
    },
    Index {
        unique: bool,
    },
    Check {
        text: Arc<str>,
    },
}

/// `UniqueConstraint("a", "b", name=…)`
pub(crate) fn unique_constraint(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    over_columns(cx, "UniqueConstraint", Kind::Unique, arguments)
}

/// `PrimaryKeyConstraint("a", "b", name=…)`
pub(crate) fn primary_key_constraint(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    over_columns(cx, "PrimaryKeyConstraint", Kind::PrimaryKey, arguments)
}

fn over_columns(
    cx: &mut Context<'_>,
    function: &str,
    kind: Kind,
    mut arguments: Arguments,
) -> Result<Value, Raised> {
    let name = text(cx, function, "name", &mut arguments)?;
    if let Some((keyword, _)) = arguments.keywords.first() {
        return cx.unsupported(format!("{function}({keyword}=…)"));
    }
    Ok(value(ConstraintObject { kind, name, columns: arguments.positional }))
}

/// `CheckConstraint("price > 0", name=…)`
pub(crate) fn check_constraint(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    const FUNCTION: &str = "CheckConstraint";
    let name = text(cx, FUNCTION, "name", &mut arguments)?;
    let refused = ["deferrable", "initially", "table", "info"];
    if let Some((keyword, _)) = arguments.keywords.iter().find(|(keyword, _)| refused.contains(&&**keyword)) {
        return cx.unsupported(format!("{FUNCTION}({keyword}=…)"));
    }
    let arguments = crate::schema::sql_type::with_self(arguments);
    let [_, sqltext] = cx.bind("CheckConstraint.__init__", ["self", "sqltext"], 2, arguments)?;
    let sqltext = sqltext.unwrap_or(Value::None);
    let text = match (&sqltext, view::<TextClause>(&sqltext)) {
        (Value::Str(text), _) => Arc::from(&**text),
        (_, Some(clause)) => Arc::from(clause.text()),
        _ => return cx.unsupported("a CheckConstraint of anything but a text"),
    };
    Ok(value(ConstraintObject { kind: Kind::Check { text }, name, columns: Vec::new() }))
}

/// `ForeignKeyConstraint(["a", "b"], ["t.a", "t.b"], …)`
pub(crate) fn foreign_key_constraint(
    cx: &mut Context<'_>,
    mut arguments: Arguments,
) -> Result<Value, Raised> {
    const FUNCTION: &str = "ForeignKeyConstraint";
    let name = text(cx, FUNCTION, "name", &mut arguments)?;
    let on_delete = text(cx, FUNCTION, "ondelete", &mut arguments)?;
    let on_update = text(cx, FUNCTION, "onupdate", &mut arguments)?;
    let refused =
        ["use_alter", "deferrable", "initially", "link_to_name", "match", "table", "info", "comment"];
    if let Some((keyword, _)) = arguments.keywords.iter().find(|(keyword, _)| refused.contains(&&**keyword)) {
        return cx.unsupported(format!("{FUNCTION}({keyword}=…)"));
    }
    let arguments = crate::schema::sql_type::with_self(arguments);
    let [_, columns, refcolumns] =
        cx.bind("ForeignKeyConstraint.__init__", ["self", "columns", "refcolumns"], 3, arguments)?;
    let columns = cx.python().collect(&columns.unwrap_or(Value::None))?;
    let refcolumns = cx.python().collect(&refcolumns.unwrap_or(Value::None))?;
    if columns.len() != refcolumns.len() {
        let message =
            "ForeignKeyConstraint number of constrained columns must match the number of referenced columns.";
        return Err(cx.raise("ArgumentError", message));
    }
    let mut referred = Vec::with_capacity(refcolumns.len());
    for column in &refcolumns {
        let target = Target::of(cx, Some(column))?;
        let (on_delete, on_update) = (on_delete.clone(), on_update.clone());
        let parent = Cell::new(None);
        referred.push(value(ForeignKeyObject {
            target,
            on_delete,
            on_update,
            name: None,
            use_alter: false,
            parent,
        }));
    }
    Ok(value(ConstraintObject { kind: Kind::ForeignKey { referred }, name, columns }))
}

/// `Index("name", "a", "b", unique=…)`. One whose columns stand in a table already belongs to it at once.
pub(crate) fn index(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let unique = match arguments.take_keyword("unique") {
        None | Some(Value::None | Value::Bool(false)) => false,
        Some(Value::Bool(true)) => true,
        Some(_) => return cx.unsupported("this value of Index(unique=…)"),
    };
    if let Some((keyword, _)) = arguments.keywords.first() {
        return cx.unsupported(format!("Index({keyword}=…)"));
    }
    let mut positional = arguments.positional.into_iter();
    let name = match positional.next() {
        Some(Value::Str(name)) => Some(Arc::from(&*name)),
        Some(Value::None) => None,
        _ => return cx.unsupported("Index() without a name"),
    };
    let columns: Vec<Value> = positional.collect();
    let made = ConstraintObject { kind: Kind::Index { unique }, name, columns };
    let placed = made.columns.first().and_then(|column| match view::<InstrumentedAttribute>(column) {
        Some(attribute) => attribute.column(cx),
        None => view::<ColumnObject>(column)?.place(),
    });
    if let Some((table, _)) = placed
        && let Some(definition) = cx.facade.orm.schema().table(table).cloned()
    {
        let naming = NamingConvention::of_table(cx, table);
        let index = made.index(cx, &definition, unique, &naming)?;
        cx.facade.orm.add_index(table, index);
    }
    Ok(value(made))
}

fn text(
    cx: &mut Context<'_>,
    function: &str,
    keyword: &str,
    arguments: &mut Arguments,
) -> Result<Option<Arc<str>>, Raised> {
    match arguments.take_keyword(keyword) {
        None | Some(Value::None) => Ok(None),
        Some(Value::Str(text)) => Ok(Some(Arc::from(&*text))),
        Some(_) => cx.unsupported(format!("this value of {function}({keyword}=…)")),
    }
}

impl ConstraintObject {
    /// Adds what it says to the definition of a table.
    pub fn add_to(
        &self,
        cx: &mut Context<'_>,
        table: &mut Table,
        naming: &NamingConvention,
    ) -> Result<(), Raised> {
        match &self.kind {
            Kind::Unique => {
                let columns = self.positions(cx, table)?;
                let name = naming.name(cx, table, &self.subject(Named::Unique, &columns))?;
                table.constraints.push(Constraint::Unique(KeyConstraint { name, columns }));
                Ok(())
            }
            Kind::PrimaryKey => self.add_primary_key(cx, table, naming),
            Kind::ForeignKey { referred } => self.add_foreign_key(cx, table, referred, naming),
            Kind::Index { unique } => {
                let index = self.index(cx, table, *unique, naming)?;
                table.indexes.push(index);
                Ok(())
            }
            Kind::Check { text } => {
                let name = naming.name(cx, table, &self.subject(Named::Check, &[]))?;
                let check = CheckConstraint { name, text: text.clone(), column: None };
                table.constraints.push(Constraint::Check(check));
                Ok(())
            }
        }
    }

    /// A check of the column that it stands with; none if it is another constraint.
    pub fn check(&self, column: usize) -> Option<Constraint> {
        let Kind::Check { text } = &self.kind else { return None };
        let (name, text) = (self.name.clone(), text.clone());
        Some(Constraint::Check(CheckConstraint { name, text, column: Some(column) }))
    }

    fn subject<'a>(&'a self, kind: Named, columns: &'a [usize]) -> Subject<'a> {
        Subject { kind, given: self.name.as_ref(), columns, referred: None }
    }

    fn add_primary_key(
        &self,
        cx: &mut Context<'_>,
        table: &mut Table,
        naming: &NamingConvention,
    ) -> Result<(), Raised> {
        let columns = self.positions(cx, table)?;
        let flagged: Vec<usize> = (0..table.columns.len())
            .filter(|position| table.columns.get(*position).is_some_and(|column| column.primary_key))
            .collect();
        let mut sorted = columns.clone();
        sorted.sort_unstable();
        if !columns.is_empty() && !flagged.is_empty() && flagged != sorted {
            let names = |positions: &[usize]| {
                let columns = positions.iter().filter_map(|position| table.columns.get(*position));
                columns.map(|column| format!("'{}'", column.name)).collect::<Vec<_>>().join(", ")
            };
            let message = format!(
                "Table '{}' specifies columns {} as primary_key=True, not matching locally specified columns {own}; \
                 setting the current primary key columns to {own}. This warning may become an exception in a future \
                 release",
                table.name,
                names(&flagged),
                own = names(&columns)
            );
            let category = cx.exception_class("SAWarning");
            cx.python().warn(&category, &message)?;
        }
        for (position, column) in table.columns.iter_mut().enumerate() {
            if columns.contains(&position) {
                column.primary_key = true;
                column.nullable = false;
            } else if !columns.is_empty() {
                column.primary_key = false;
            }
        }
        let name = naming.name(cx, table, &self.subject(Named::PrimaryKey, &columns))?;
        table.primary_key = Some(KeyConstraint { name, columns });
        Ok(())
    }

    /// Each column carries its part of the key, and the table the whole.
    fn add_foreign_key(
        &self,
        cx: &mut Context<'_>,
        table: &mut Table,
        referred: &[Value],
        naming: &NamingConvention,
    ) -> Result<(), Raised> {
        let columns = self.positions(cx, table)?;
        let constraint = table.constraints.len();
        let mut parts: Vec<ForeignKey> = Vec::with_capacity(referred.len());
        for part in referred {
            if let Some(part) = view::<ForeignKeyObject>(part) {
                parts.push(ForeignKey { constraint: Some(constraint), ..part.resolve(cx)? });
            }
        }
        let Some(first) = parts.first().cloned() else { return Ok(()) };
        if let Some(other) = parts.iter().find(|part| part.table != first.table) {
            let message = format!(
                "ForeignKeyConstraint on {}({}) refers to multiple remote tables: {} and {}",
                table.name,
                self.names(cx)?.join(", "),
                first.table,
                other.table
            );
            return Err(cx.raise("ArgumentError", message));
        }
        let subject = Subject { referred: Some(&first.table), ..self.subject(Named::ForeignKey, &columns) };
        let name = naming.name(cx, table, &subject)?;
        table.constraints.push(Constraint::ForeignKey(ForeignKeyConstraint {
            name,
            columns: columns.clone(),
            table: first.table,
            referred: parts.iter().map(|part| part.column.clone()).collect(),
            on_delete: first.on_delete,
            on_update: first.on_update,
        }));
        for (position, part) in columns.into_iter().zip(parts) {
            if let Some(column) = table.columns.get_mut(position) {
                column.foreign_keys.push(part);
            }
        }
        Ok(())
    }

    fn index(
        &self,
        cx: &mut Context<'_>,
        table: &Table,
        unique: bool,
        naming: &NamingConvention,
    ) -> Result<Index, Raised> {
        let columns = self.positions(cx, table)?;
        let name = naming.index_name(cx, table, self.name.as_ref(), &columns)?;
        Ok(Index { name, columns, unique })
    }

    /// The names of its columns.
    fn names(&self, cx: &mut Context<'_>) -> Result<Vec<Rc<str>>, Raised> {
        let mut names = Vec::with_capacity(self.columns.len());
        for column in &self.columns {
            let name = match column {
                Value::Str(name) => Some(Rc::clone(name)),
                other => match view::<InstrumentedAttribute>(other) {
                    Some(attribute) => Some(Rc::clone(&attribute.key)),
                    None => view::<ColumnObject>(other).and_then(|column| column.spec.borrow().name.clone()),
                },
            };
            match name {
                Some(name) => names.push(name),
                None => return cx.unsupported(format!("this column of a {}", self.type_name())),
            }
        }
        Ok(names)
    }

    /// The positions of its columns in a table that is being made.
    fn positions(&self, cx: &mut Context<'_>, table: &Table) -> Result<Vec<usize>, Raised> {
        let mut positions = Vec::with_capacity(self.columns.len());
        for name in self.names(cx)? {
            match table.position(&name) {
                Some(position) => positions.push(position),
                None => {
                    let message = format!(
                        "Can't create {} on table '{}': no column named '{name}' is present.",
                        self.type_name(),
                        table.name
                    );
                    return Err(cx.raise("ConstraintColumnNotFoundError", message));
                }
            }
        }
        Ok(positions)
    }
}

impl Object for ConstraintObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self.kind {
            Kind::Unique => "UniqueConstraint",
            Kind::PrimaryKey => "PrimaryKeyConstraint",
            Kind::ForeignKey { .. } => "ForeignKeyConstraint",
            Kind::Index { .. } => "Index",
            Kind::Check { .. } => "CheckConstraint",
        })
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "name" => Ok(Some(self.name.as_deref().map_or(Value::None, Value::from))),
            "columns" | "table" | "unique" | "elements" | "expressions" | "sqltext" => {
                cx.unsupported(format!("{}.{name}", self.type_name()))
            }
            _ => Ok(None),
        }
    }
}
