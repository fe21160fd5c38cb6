//! What a module-level name is shown as beside the code. No code of the program runs for it: a `__repr__` may
//! load, print or fail.

use std::sync::Arc;

use bothways_python::Value;
use bothways_world::{Binding, CollectionId, CollectionKind, Key, Scalar};

use crate::collections;
use crate::context::Context;
use crate::engine::Engine;
use crate::instances::id_of;
use crate::object::view;
use crate::query::SelectObject;
use crate::session::SessionObject;

/// Items of a container that are shown.
const ITEMS: usize = 5;
/// Characters of a text that are shown.
const CHARACTERS: usize = 60;

/// What a name is shown as; `None` for functions, classes and modules, which the code itself shows.
pub(crate) fn binding(cx: &Context<'_>, value: &Value) -> Option<Binding> {
    if let Some(instance) = id_of(value) {
        return Some(Binding::Instance(instance));
    }
    short(cx, value, 0).map(|text| Binding::Other(Arc::from(text)))
}

fn short(cx: &Context<'_>, value: &Value, depth: usize) -> Option<String> {
    if let Some(instance) = id_of(value) {
        let class = cx.facade.orm.object(instance).class;
        return Some(format!("<{}>", cx.facade.orm.mapper(class).name));
    }
    Some(match value {
        Value::None => "None".to_owned(),
        Value::Bool(truth) => if *truth { "True" } else { "False" }.to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Float(number) => format!("{number:?}"),
        Value::Str(text) => quoted(text),
        Value::List(items) => items_of(cx, &items.borrow(), "[", "]", depth),
        Value::Tuple(items) => items_of(cx, items, "(", ")", depth),
        Value::Set(items) => items_of(cx, &items.items(), "{", "}", depth),
        Value::Dict(items) if items.is_empty() => "{}".to_owned(),
        Value::Dict(items) => format!("{{…}} ({})", items.len()),
        Value::Instance(instance) => format!("<{}>", instance.class.name),
        Value::Host(_) => return host(cx, value, depth),
        _ => return None,
    })
}

fn items_of(cx: &Context<'_>, items: &[Value], open: &str, close: &str, depth: usize) -> String {
    if depth > 1 || items.len() > ITEMS {
        return format!("{open}…{close} ({})", items.len());
    }
    let shown: Vec<String> =
        items.iter().map(|item| short(cx, item, depth + 1).unwrap_or_else(|| "…".to_owned())).collect();
    format!("{open}{}{close}", shown.join(", "))
}

fn quoted(text: &str) -> String {
    let cut: String = text.chars().take(CHARACTERS).collect();
    let more = if cut.len() < text.len() { "…" } else { "" };
    format!("'{}{more}'", cut.replace('\\', "\\\\").replace('\'', "\\'").replace('\n', "\\n"))
}

fn host(cx: &Context<'_>, value: &Value, depth: usize) -> Option<String> {
    if let Some(held) = collections::held(value) {
        return Some(collection(cx, held.collection, depth));
    }
    if view::<SessionObject>(value).is_some() {
        return Some("<Session>".to_owned());
    }
    if view::<Engine>(value).is_some() {
        return Some("<Engine>".to_owned());
    }
    view::<SelectObject>(value).map(|_| "<Select>".to_owned())
}

/// A collection: its members behind their keys, if it has any, in the brackets of its kind.
fn collection(cx: &Context<'_>, id: CollectionId, depth: usize) -> String {
    let members = cx.facade.orm.collection(id);
    let (open, close) = match members.kind {
        CollectionKind::List => ("[", "]"),
        CollectionKind::Set | CollectionKind::Dict => ("{", "}"),
    };
    if depth > 1 || members.items.len() > ITEMS {
        return format!("{open}…{close} ({})", members.items.len());
    }
    let names: Vec<String> = members
        .items
        .iter()
        .enumerate()
        .map(|(position, item)| {
            let class = cx.facade.orm.object(*item).class;
            let name = format!("<{}>", cx.facade.orm.mapper(class).name);
            match members.keys.get(position) {
                Some(Key::Scalar(key)) => format!("{}: {name}", key_text(key)),
                Some(Key::Tuple(_) | Key::Instance(_)) => format!("…: {name}"),
                None => name,
            }
        })
        .collect();
    format!("{open}{}{close}", names.join(", "))
}

/// A key as Python prints it.
fn key_text(key: &Scalar) -> String {
    match key {
        Scalar::Text(text) => quoted(text),
        Scalar::Int(number) => number.to_string(),
        Scalar::Null => "None".to_owned(),
        _ => "…".to_owned(),
    }
}
