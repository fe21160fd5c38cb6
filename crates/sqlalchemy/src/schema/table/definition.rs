//! `Table("name", metadata, Column(…), …)`: from what was written to the table's definition.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::config::{ColumnDefaults, set_defaults};
use bothways_python::{Arguments, Raised, Value};
use bothways_sql::Table;
use bothways_world::TableId;

use super::{Options, TableObject};
use crate::context::Context;
use crate::errors::checked;
use crate::object::{downcast, value, view};
use crate::schema::column::{ColumnObject, ColumnSpec};
use crate::schema::constraint::ConstraintObject;
use crate::schema::foreign_key::{ForeignKeyObject, Target};
use crate::schema::metadata::{MetaData, add_table, replace_namesakes};
use crate::schema::naming::NamingConvention;

/// `Table(…)`: makes the table, or gives the one of that name where nothing more is said.
pub(crate) fn table(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let Arguments { positional, keywords } = arguments;
    let mut positional = positional.into_iter();
    let (Some(name), Some(metadata)) = (positional.next(), positional.next()) else {
        let text = "Table() takes at least two positional-only arguments 'name', and 'metadata'";
        return Err(cx.vm.raise_type_error(text));
    };
    let Value::Str(name) = name else { return cx.unsupported("a Table whose name is no string") };
    let Value::Host(reference) = metadata else {
        return cx.unsupported("a Table whose second argument is no MetaData");
    };
    let Some(metadata) = downcast::<MetaData>(&reference) else {
        return cx.unsupported("a Table whose second argument is no MetaData");
    };
    let items: Vec<Value> = positional.collect();
    let mut options = Options::default();
    for (keyword, given) in &keywords {
        options.take(cx, keyword, given)?;
    }
    if let Some(known) = metadata.find(cx, &name) {
        return match (items.is_empty(), options.existing) {
            (true, _) => Ok(TableObject::value(cx, known)),
            (false, true) => cx.unsupported("a Table that extends or keeps an existing one"),
            (false, false) => {
                let error = bothways_orm::OrmError::TableAlreadyDefined(Arc::from(&*name));
                Err(crate::errors::raise(cx, &error))
            }
        };
    }
    replace_namesakes(cx, &reference, &name);
    let (definition, columns) = define(cx, &name, &items, &metadata.naming)?;
    let table = checked(cx, |orm| orm.add_table(definition))?;
    add_table(cx, &reference, table);
    options.keep(cx, table);
    settle_columns(cx, table, columns)?;
    Ok(TableObject::value(cx, table))
}

/// The definition and the column objects. Columns come first, whatever stands between them: a constraint may name
/// one that follows it.
fn define(
    cx: &mut Context<'_>,
    name: &Rc<str>,
    items: &[Value],
    naming: &NamingConvention,
) -> Result<(Table, Vec<Value>), Raised> {
    let mut table = Table::new(Arc::from(&**name), Vec::new());
    let (mut columns, mut constraints) = (Vec::new(), Vec::new());
    for item in items {
        if let Some(column) = view::<ColumnObject>(item) {
            add_column(cx, &mut table, column)?;
            columns.push(item.clone());
        } else if let Some(constraint) = view::<ConstraintObject>(item) {
            constraints.push(constraint);
        } else if let Value::Host(_) = item {
            let name = cx.type_name(item)?;
            return cx.unsupported(format!("{name} as an argument of Table"));
        } else {
            let repr = cx.python().repr(item)?;
            let message =
                format!("'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got {repr}");
            return Err(cx.raise("ArgumentError", message));
        }
    }
    for constraint in constraints {
        constraint.add_to(cx, &mut table, naming)?;
    }
    naming.name_columns(cx, &mut table, 0)?;
    Ok((table, columns))
}

fn add_column(cx: &mut Context<'_>, table: &mut Table, column: &ColumnObject) -> Result<(), Raised> {
    if column.mapped {
        return cx.unsupported("mapped_column() as an argument of Table");
    }
    let spec = column.spec.borrow().clone();
    let Some(name) = spec.name.clone() else {
        let message = "Column must be constructed with a non-blank name or assign a non-blank .name before adding to a \
                       Table.";
        return Err(cx.raise("ArgumentError", message));
    };
    if let Some((other, _)) = column.place() {
        let other =
            cx.facade.orm.schema().table(other).map_or_else(String::new, |table| table.name.to_string());
        let message = format!("Column object '{name}' already assigned to Table '{other}'");
        return Err(cx.raise("ArgumentError", message));
    }
    append_column(cx, table, &spec, &name)
}

/// Adds a column to a table, which has none of that name.
pub(crate) fn append_column(
    cx: &mut Context<'_>,
    table: &mut Table,
    spec: &ColumnSpec,
    key: &str,
) -> Result<(), Raised> {
    let defined = crate::declarative::define_column(cx, spec, key)?;
    if table.position(&defined.name).is_some() {
        let message =
            format!("A column with name '{}' is already present in table '{}'.", defined.name, table.name);
        return Err(cx.raise("DuplicateColumnError", message));
    }
    spec.add_checks(table.columns.len(), table);
    table.columns.push(defined);
    Ok(())
}

/// Tells the column objects of a table, which are in its order, where they stand and what constraints made of them.
pub(crate) fn settle_columns(
    cx: &mut Context<'_>,
    table: TableId,
    columns: Vec<Value>,
) -> Result<(), Raised> {
    for (position, column) in columns.iter().enumerate() {
        settle_column(cx, table, position, column)?;
    }
    cx.facade.set_columns(table, columns);
    Ok(())
}

/// Tells one column object where it stands.
pub(crate) fn settle_column(
    cx: &mut Context<'_>,
    table: TableId,
    position: usize,
    column: &Value,
) -> Result<(), Raised> {
    let definition = cx.facade.orm.schema().table(table).and_then(|table| table.columns.get(position));
    if let (Some(object), Some(definition)) = (view::<ColumnObject>(column), definition) {
        let mut spec = object.spec.borrow_mut();
        spec.primary_key = definition.primary_key;
        spec.nullable = Some(definition.nullable);
        // Those that the column does not have from itself are parts of the table's constraints.
        for key in definition.foreign_keys.iter().filter(|key| key.constraint.is_some()) {
            spec.foreign_keys.push(value(ForeignKeyObject {
                target: Target::Text(format!("{}.{}", key.table, key.column)),
                on_delete: key.on_delete.clone(),
                on_update: key.on_update.clone(),
                name: key.name.clone(),
                use_alter: false,
                parent: Cell::new(None),
            }));
        }
        for key in spec.foreign_keys.iter().filter_map(view::<ForeignKeyObject>) {
            key.parent.set(Some((table, position)));
        }
        let (default, onupdate) = (spec.default.clone(), spec.onupdate.clone());
        drop(spec);
        let sql_type = definition.sql_type.clone();
        let defaults = ColumnDefaults {
            default: crate::schema::default::settle(cx, default, &sql_type)?,
            onupdate: crate::schema::default::settle(cx, onupdate, &sql_type)?,
        };
        set_defaults(&mut cx.facade.orm, table, position, defaults);
        object.set_place(table, position);
    }
    Ok(())
}
