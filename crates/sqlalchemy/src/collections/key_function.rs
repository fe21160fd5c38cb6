//! `attribute_keyed_dict`, `column_keyed_dict`, `keyfunc_mapping`: what makes the keys of a dict collection.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::config::{KeyFunction, TableColumn};
use bothways_orm::{DerivedKey, attributes};
use bothways_python::{Arguments, Raised, Value};
use bothways_world::{self as world, InstanceId, Key, Scalar};

use super::key;
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::errors::checked;
use crate::native::Native;
use crate::object::{Object, value, view};
use crate::schema::column::ColumnObject;
use crate::symbols::Symbol;

/// How a key is made of an object.
pub(crate) struct KeySource {
    from: From,
    ignore_unpopulated_attribute: bool,
}

enum From {
    /// The attribute of that name, dots followed.
    Attribute(Rc<str>),
    /// These columns of it.
    Columns(Vec<Value>),
    /// A function of the program.
    Function(Value),
}

/// A class of dicts made by one of the functions here.
pub(crate) struct KeyedDictClass {
    /// The number of its key function.
    pub function: KeyFunction,
}

impl Object for KeyedDictClass {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("type")
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(
            "<class 'sqlalchemy.orm.mapped_collection._mapped_collection_cls.<locals>._MKeyfuncMapped'>"
                .to_owned(),
        ))
    }

    fn is_callable(&self) -> bool {
        true
    }

    fn call(
        &self,
        _cx: &mut Context<'_>,
        this: &bothways_python::HostRef,
        _arguments: &mut Arguments,
    ) -> Result<Option<Value>, Raised> {
        // A factory that calls it means such a dict; the class says as much.
        Ok(Some(Value::Host(this.clone())))
    }
}

/// `attribute_keyed_dict("name")`
pub(crate) fn attribute_keyed_dict(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (name, ignore) = argument(cx, "attribute_keyed_dict", "attr_name", arguments)?;
    let Value::Str(name) = name else {
        return Err(cx.vm.raise_type_error("attribute name must be a string"));
    };
    Ok(class(cx, From::Attribute(name), ignore))
}

/// `column_keyed_dict(column)`
pub(crate) fn column_keyed_dict(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (given, ignore) = argument(cx, "column_keyed_dict", "mapping_spec", arguments)?;
    let columns = match &given {
        Value::List(_) | Value::Tuple(_) => cx.python().collect(&given)?,
        one => vec![one.clone()],
    };
    let is_column = |column: &Value| {
        view::<ColumnObject>(column).is_some() || view::<InstrumentedAttribute>(column).is_some()
    };
    if !columns.iter().all(is_column) {
        return cx.unsupported("column_keyed_dict() with anything but columns");
    }
    Ok(class(cx, From::Columns(columns), ignore))
}

/// `keyfunc_mapping(function)`
pub(crate) fn keyfunc_mapping(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (function, ignore) = argument(cx, "keyfunc_mapping", "keyfunc", arguments)?;
    Ok(class(cx, From::Function(function), ignore))
}

fn argument(
    cx: &mut Context<'_>,
    function: &str,
    name: &str,
    mut arguments: Arguments,
) -> Result<(Value, bool), Raised> {
    let ignore = arguments.take_keyword("ignore_unpopulated_attribute");
    let ignore = match ignore {
        Some(given) => cx.python().truth(&given)?,
        None => false,
    };
    let [given] = cx.bind(function, [name], 1, arguments)?;
    Ok((given.unwrap_or(Value::None), ignore))
}

fn class(cx: &mut Context<'_>, from: From, ignore_unpopulated_attribute: bool) -> Value {
    let function = KeyFunction(u32::try_from(cx.facade.key_sources.len()).unwrap_or(u32::MAX));
    cx.facade.key_sources.push(Rc::new(KeySource { from, ignore_unpopulated_attribute }));
    value(KeyedDictClass { function })
}

/// The key that a function makes of an object.
pub(crate) fn derive(
    cx: &mut Context<'_>,
    function: KeyFunction,
    item: InstanceId,
) -> Result<DerivedKey, Raised> {
    let Some(source) = cx.facade.key_sources.get(function.0 as usize).cloned() else {
        return cx.unsupported("this key of a collection");
    };
    let derived = match &source.from {
        From::Attribute(name) => of_attribute(cx, name, item)?,
        From::Columns(columns) => of_columns(cx, columns, item)?,
        From::Function(function) => {
            let object = cx.instance(item);
            let made = cx.python().call(function, Arguments::positional(vec![object]))?;
            if view::<Symbol>(&made) == Some(&Symbol::NoValue) {
                DerivedKey::NoValue
            } else {
                DerivedKey::Key(key::stored(cx, &made)?)
            }
        }
    };
    Ok(match derived {
        DerivedKey::Missing | DerivedKey::NoValue if source.ignore_unpopulated_attribute => {
            DerivedKey::Ignored
        }
        other => other,
    })
}

/// `dict.keyfunc`: what the program gave, or what the other ways to name a key come to.
pub(super) fn as_function(cx: &mut Context<'_>, function: KeyFunction) -> Value {
    match cx.facade.key_sources.get(function.0 as usize).map(|source| &source.from) {
        Some(From::Function(given)) => given.clone(),
        _ => Native::closure("keyfunc", move |cx, arguments| {
            let [item] = cx.bind("keyfunc", ["item"], 1, arguments)?;
            let item = cx.member(&item.unwrap_or(Value::None))?;
            match derive(cx, function, item)? {
                DerivedKey::Key(made) => key::value(cx, &made),
                DerivedKey::Missing | DerivedKey::NoValue | DerivedKey::Ignored => Ok(Value::None),
            }
        }),
    }
}

/// What making the key of something that is no mapped object comes to, which is done before that is found out.
pub(crate) fn of_stranger(cx: &mut Context<'_>, function: KeyFunction, given: &Value) -> Result<(), Raised> {
    let Some(source) = cx.facade.key_sources.get(function.0 as usize).cloned() else { return Ok(()) };
    match &source.from {
        From::Attribute(name) => {
            let mut found = given.clone();
            for part in name.split('.') {
                found = cx.python().get_attribute(&found, part)?;
            }
        }
        From::Function(function) => {
            cx.python().call(function, Arguments::positional(vec![given.clone()]))?;
        }
        From::Columns(_) => {}
    }
    Ok(())
}

fn of_attribute(cx: &mut Context<'_>, name: &str, item: InstanceId) -> Result<DerivedKey, Raised> {
    let mut found = cx.instance(item);
    for part in name.split('.') {
        found = cx.python().get_attribute(&found, part)?;
    }
    if !found.is_none() {
        return Ok(DerivedKey::Key(key::stored(cx, &found)?));
    }
    if item.is_none() {
        return Ok(DerivedKey::Missing);
    }
    // None that was set is another matter than nothing set at all.
    let object = cx.facade.orm.object(item);
    Ok(match cx.facade.orm.find_attribute(object.class, name) {
        Some(attribute) if !object.values.contains_key(&attribute) => DerivedKey::NoValue,
        Some(_) | None => DerivedKey::Missing,
    })
}

fn of_columns(cx: &mut Context<'_>, columns: &[Value], item: InstanceId) -> Result<DerivedKey, Raised> {
    if item.is_none() {
        return cx.unsupported("None as a member of a collection keyed by a column");
    }
    let mut parts = Vec::with_capacity(columns.len());
    for column in columns {
        let place = match view::<InstrumentedAttribute>(column) {
            Some(attribute) => attribute.column(cx),
            None => view::<ColumnObject>(column).and_then(ColumnObject::place),
        };
        let class = cx.facade.orm.object(item).class;
        let attribute = place.and_then(|(table, position)| {
            cx.facade.orm.attribute_of_column(class, TableColumn { table, position })
        });
        let Some(attribute) = attribute else {
            return cx.unsupported("column_keyed_dict() with a column of another table");
        };
        let held = checked(cx, |orm| attributes::get(orm, item, attribute))?;
        parts.push(match held {
            world::Value::Scalar(scalar) => Key::Scalar(scalar),
            world::Value::Reference(_) | world::Value::Collection(_) => Key::Scalar(Scalar::Null),
        });
    }
    Ok(match (parts.pop(), parts.is_empty()) {
        (Some(Key::Scalar(Scalar::Null)) | None, true) => DerivedKey::Missing,
        (Some(only), true) => DerivedKey::Key(only),
        (last, false) => DerivedKey::Key(Key::Tuple(parts.into_iter().chain(last).collect())),
    })
}
