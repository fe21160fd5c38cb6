//! `set` and `frozenset`.

use std::rc::Rc;

use super::arguments::{between, method, receiver, wrong_receiver};
use super::short;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::function::{Native, NativeKind};
use crate::value::set::Set;

type Answer = Result<Value, Raised>;

pub(super) static CONSTRUCTORS: &[Native] = &[
    Native::new("set", NativeKind::Function, |it, a| make(it, a, "set", false)),
    Native::new("frozenset", NativeKind::Function, |it, a| make(it, a, "frozenset", true)),
];

const fn native(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::Method, function)
}

pub(super) static METHODS: &[Native] = &[
    native("set.add", add).with_short_way(short::add),
    native("set.clear", clear),
    native("set.copy", copy),
    native("set.discard", discard),
    native("set.remove", remove),
    native("set.pop", pop),
    native("set.update", update),
    native("set.difference_update", |it, a| change(it, a, "set.difference_update", Kind::Difference)),
    native("set.intersection_update", |it, a| change(it, a, "set.intersection_update", Kind::Intersection)),
    native("set.symmetric_difference_update", |it, a| {
        change(it, a, "set.symmetric_difference_update", Kind::Symmetric)
    }),
    native("set.union", |it, a| combine(it, a, "set.union", Kind::Union)),
    native("set.intersection", |it, a| combine(it, a, "set.intersection", Kind::Intersection)),
    native("set.difference", |it, a| combine(it, a, "set.difference", Kind::Difference)),
    native("set.symmetric_difference", |it, a| combine(it, a, "set.symmetric_difference", Kind::Symmetric)),
    native("set.issubset", |it, a| relate(it, a, "set.issubset", Relation::Subset)),
    native("set.issuperset", |it, a| relate(it, a, "set.issuperset", Relation::Superset)),
    native("set.isdisjoint", |it, a| relate(it, a, "set.isdisjoint", Relation::Disjoint)),
    native("frozenset.copy", copy),
    native("frozenset.union", |it, a| combine(it, a, "frozenset.union", Kind::Union)),
    native("frozenset.intersection", |it, a| combine(it, a, "frozenset.intersection", Kind::Intersection)),
    native("frozenset.difference", |it, a| combine(it, a, "frozenset.difference", Kind::Difference)),
    native("frozenset.symmetric_difference", |it, a| {
        combine(it, a, "frozenset.symmetric_difference", Kind::Symmetric)
    }),
    native("frozenset.issubset", |it, a| relate(it, a, "frozenset.issubset", Relation::Subset)),
    native("frozenset.issuperset", |it, a| relate(it, a, "frozenset.issuperset", Relation::Superset)),
    native("frozenset.isdisjoint", |it, a| relate(it, a, "frozenset.isdisjoint", Relation::Disjoint)),
];

#[derive(Clone, Copy)]
enum Kind {
    Union,
    Intersection,
    Difference,
    Symmetric,
}

#[derive(Clone, Copy)]
enum Relation {
    Subset,
    Superset,
    Disjoint,
}

fn make(it: &mut Interpreter<'_>, arguments: Arguments, name: &str, frozen: bool) -> Answer {
    let values = between(it, name, arguments, 0, 1)?;
    let items = match values.first() {
        Some(items) => it.collect(items)?,
        None => Vec::new(),
    };
    it.set_of(items, frozen)
}

fn itself(it: &mut Interpreter<'_>, name: &str, value: Value) -> Result<Rc<Set>, Raised> {
    match value {
        Value::Set(set) => Ok(set),
        other => Err(wrong_receiver(it, name, &other)),
    }
}

fn add(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [item]) = method(it, "set.add", arguments)?;
    let set = itself(it, "set.add", value)?;
    it.set_add(&set, item)?;
    Ok(Value::None)
}

fn discard(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [item]) = method(it, "set.discard", arguments)?;
    let set = itself(it, "set.discard", value)?;
    it.set_remove(&set, &item)?;
    Ok(Value::None)
}

fn remove(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [item]) = method(it, "set.remove", arguments)?;
    let set = itself(it, "set.remove", value)?;
    if it.set_remove(&set, &item)? { Ok(Value::None) } else { Err(it.vm.raise_key_error(item)) }
}

fn pop(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, []) = method(it, "set.pop", arguments)?;
    let set = itself(it, "set.pop", value)?;
    match set.items().into_iter().next() {
        Some(first) => {
            it.set_remove(&set, &first)?;
            Ok(first)
        }
        None => Err(it.vm.raise_key_error(Value::from("pop from an empty set"))),
    }
}

fn clear(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, []) = method(it, "set.clear", arguments)?;
    let set = itself(it, "set.clear", value)?;
    let old = set.table.take();
    drop(old);
    Ok(Value::None)
}

fn copy(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, []) = method(it, "set.copy", arguments)?;
    let set = itself(it, "set.copy", value)?;
    let table = set.table.borrow().clone();
    Ok(Value::Set(Rc::new(Set { table: table.into(), frozen: set.frozen })))
}

fn update(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let value = receiver(it, &mut arguments)?;
    let set = itself(it, "set.update", value)?;
    for other in arguments.positional {
        for item in it.collect(&other)? {
            it.set_add(&set, item)?;
        }
    }
    Ok(Value::None)
}

fn step(it: &mut Interpreter<'_>, kind: Kind, left: &Set, right: &Set) -> Result<Vec<Value>, Raised> {
    Ok(match kind {
        Kind::Union => left.items().into_iter().chain(right.items()).collect(),
        Kind::Intersection => it.filtered(left, right, true)?,
        Kind::Difference => it.filtered(left, right, false)?,
        Kind::Symmetric => {
            let mut items = it.filtered(left, right, false)?;
            items.extend(it.filtered(right, left, false)?);
            items
        }
    })
}

fn combine(it: &mut Interpreter<'_>, mut arguments: Arguments, name: &str, kind: Kind) -> Answer {
    let value = receiver(it, &mut arguments)?;
    let set = itself(it, name, value)?;
    let frozen = set.frozen;
    let mut result = it.set_of(set.items(), frozen)?;
    for other in arguments.positional {
        let other = it.as_set(&other)?;
        if let Value::Set(left) = &result {
            let items = step(it, kind, left, &other)?;
            result = it.set_of(items, frozen)?;
        }
    }
    Ok(result)
}

fn change(it: &mut Interpreter<'_>, mut arguments: Arguments, name: &str, kind: Kind) -> Answer {
    let value = receiver(it, &mut arguments)?;
    let set = itself(it, name, value)?;
    for other in arguments.positional {
        let other = it.as_set(&other)?;
        let items = step(it, kind, &set, &other)?;
        if let Value::Set(result) = it.set_of(items, false)? {
            let table = result.table.borrow().clone();
            drop(set.table.replace(table));
        }
    }
    Ok(Value::None)
}

fn relate(it: &mut Interpreter<'_>, arguments: Arguments, name: &str, relation: Relation) -> Answer {
    let (value, [other]) = method(it, name, arguments)?;
    let set = itself(it, name, value)?;
    let other = it.as_set(&other)?;
    Ok(Value::Bool(match relation {
        Relation::Subset => it.filtered(&set, &other, false)?.is_empty(),
        Relation::Superset => it.filtered(&other, &set, false)?.is_empty(),
        Relation::Disjoint => it.filtered(&set, &other, true)?.is_empty(),
    }))
}
