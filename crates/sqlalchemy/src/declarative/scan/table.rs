//! The table of a class: made of its columns and `__table_args__`, or one that it names.

use std::rc::Rc;
use std::sync::Arc;

use bothways_python::{Class, HostRef, Raised, Value};
use bothways_sql::Table;
use bothways_world::TableId;

use super::Found;
use crate::context::Context;
use crate::declarative::declared_attr::directive;
use crate::errors::checked;
use crate::object::{downcast, value, view};
use crate::schema::column::ColumnObject;
use crate::schema::constraint::ConstraintObject;
use crate::schema::metadata::{MetaData, add_table, replace_namesakes};
use crate::schema::naming::NamingConvention;
use crate::schema::table::{Options, TableObject, append_column, settle_columns};

/// `__tablename__`
pub(super) fn table_name(cx: &mut Context<'_>, class: &Rc<Class>) -> Result<Option<Value>, Raised> {
    Ok(directive(cx, class, "__tablename__")?.filter(|name| !name.is_none()))
}

/// The table that the class's columns make, with the indexes in `found` of its columns in order.
pub(super) fn declared_table(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    metadata: &HostRef,
    found: &[(Rc<str>, Found)],
) -> Result<(TableId, Vec<usize>), Raised> {
    let Some(table_name) = table_name(cx, class)? else {
        let message = format!(
            "Class <class '{}'> does not have a __table__ or __tablename__ specified and does not inherit from an \
             existing table-mapped class.",
            class.full_name()
        );
        return Err(cx.raise("InvalidRequestError", message));
    };
    let Value::Str(table_name) = table_name else {
        return cx.unsupported("a __tablename__ that is no string");
    };
    let naming =
        downcast::<MetaData>(metadata).map_or_else(Rc::default, |metadata| Rc::clone(&metadata.naming));
    replace_namesakes(cx, metadata, &table_name);
    let (table, order, options) = table(cx, class, &table_name, found, &naming)?;
    if options.existing
        && downcast::<MetaData>(metadata).is_some_and(|own| own.find(cx, &table_name).is_some())
    {
        return cx.unsupported("a class whose table extends or keeps an existing one");
    }
    let table = checked(cx, |orm| orm.add_table(table))?;
    add_table(cx, metadata, table);
    options.keep(cx, table);
    place_columns(cx, table, found, &order)?;
    Ok((table, order))
}

/// `__table__ = Table(…)`: its columns are mapped under their own names, unless the class gives them others.
pub(super) fn existing_table(
    cx: &mut Context<'_>,
    given: &Value,
    found: &mut Vec<(Rc<str>, Found)>,
) -> Result<(TableId, Vec<usize>), Raised> {
    let Some(table) = view::<TableObject>(given).map(|table| table.table) else {
        return cx.unsupported("a __table__ that is no Table");
    };
    let place = |what: &Found| match what {
        Found::Column { column, .. } => view::<ColumnObject>(column).and_then(ColumnObject::place),
        Found::Relationship { .. } | Found::Expression { .. } => None,
    };
    if found.iter().any(|(_, what)| {
        matches!(what, Found::Column { .. }) && place(what).is_none_or(|(of, _)| of != table)
    }) {
        return cx.unsupported("further columns in a class with __table__");
    }
    let columns = cx.facade.columns(table);
    let mut order = Vec::with_capacity(columns.len());
    for (position, column) in columns.into_iter().enumerate() {
        let named = found.iter().position(|(_, what)| place(what) == Some((table, position)));
        order.push(named.unwrap_or(found.len()));
        if named.is_none()
            && let Some(spec) = view::<ColumnObject>(&column).map(|column| column.spec.borrow().clone())
        {
            let key = spec.name.clone().unwrap_or_default();
            found.push((key, Found::Column { column, spec: Box::new(spec), deferred: None }));
        }
    }
    Ok((table, order))
}

/// The table, with the indexes in `found` of its columns in order, and what its options ask for.
fn table(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    name: &str,
    found: &[(Rc<str>, Found)],
    naming: &NamingConvention,
) -> Result<(Table, Vec<usize>, Options), Raised> {
    let is_column = |index: &usize| matches!(found.get(*index), Some((_, Found::Column { .. })));
    let order: Vec<usize> = (0..found.len()).filter(is_column).collect();
    let mut table = Table::new(Arc::from(name), Vec::with_capacity(order.len()));
    for index in &order {
        if let Some((key, Found::Column { spec, .. })) = found.get(*index) {
            append_column(cx, &mut table, spec, key)?;
        }
    }
    let mut options = Options::default();
    if let Some(arguments) = directive(cx, class, "__table_args__")? {
        table_arguments(cx, &mut table, &mut options, &arguments, naming)?;
    }
    naming.name_columns(cx, &mut table, 0)?;
    Ok((table, order, options))
}

/// `__table_args__`: constraints and indexes, and options last.
fn table_arguments(
    cx: &mut Context<'_>,
    table: &mut Table,
    options: &mut Options,
    arguments: &Value,
    naming: &NamingConvention,
) -> Result<(), Raised> {
    let items: Vec<Value> = match arguments {
        Value::Tuple(items) => items.to_vec(),
        Value::Dict(_) => vec![arguments.clone()],
        Value::None => Vec::new(),
        _ => return cx.unsupported("this __table_args__"),
    };
    for item in &items {
        match item {
            Value::Dict(given) => {
                for (key, value) in given.items() {
                    let Value::Str(key) = key else { return cx.unsupported("this entry of __table_args__") };
                    options.take(cx, &key, &value)?;
                }
            }
            item => match view::<ConstraintObject>(item) {
                Some(constraint) => constraint.add_to(cx, table, naming)?,
                None => return cx.unsupported("this entry of __table_args__"),
            },
        }
    }
    Ok(())
}

/// Tells each column object where it stands, and keeps the objects of `Table.c`.
fn place_columns(
    cx: &mut Context<'_>,
    table: TableId,
    found: &[(Rc<str>, Found)],
    order: &[usize],
) -> Result<(), Raised> {
    let mut objects = Vec::with_capacity(order.len());
    for (position, index) in order.iter().enumerate() {
        let Some((key, Found::Column { column, spec, .. })) = found.get(*index) else { continue };
        let mut spec = (**spec).clone();
        spec.name.get_or_insert_with(|| Rc::clone(key));
        if let Some(object) = view::<ColumnObject>(column) {
            *object.spec.borrow_mut() = spec.clone();
            object.set_place(table, position);
            if !object.mapped {
                objects.push(column.clone());
                continue;
            }
        }
        objects.push(value(ColumnObject::new(false, spec)));
    }
    settle_columns(cx, table, objects)
}
