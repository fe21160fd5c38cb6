//! `range`, `slice`, `enumerate`, `zip`, `map`, `filter`, `reversed`, and generators' methods.

use std::rc::Rc;

use super::arguments::{between, integer, method, method_up_to, named};
use super::short;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::ViewKind;
use crate::value::function::{Native, NativeKind};
use crate::value::iterator::{IteratorState, PyIterator};
use crate::value::slice::{Range, Slice};

type Answer = Result<Value, Raised>;

pub(super) static CONSTRUCTORS: &[Native] = &[
    Native::new("range", NativeKind::Function, range).with_short_way(short::range),
    Native::new("slice", NativeKind::Function, slice),
    Native::new("enumerate", NativeKind::Function, enumerate),
    Native::new("zip", NativeKind::Function, zip),
    Native::new("map", NativeKind::Function, map),
    Native::new("filter", NativeKind::Function, filter),
    Native::new("reversed", NativeKind::Function, reversed),
];

pub(super) static METHODS: &[Native] = &[
    Native::new("generator.send", NativeKind::Method, send),
    Native::new("generator.close", NativeKind::Method, close),
    Native::new("generator.throw", NativeKind::Method, throw),
    Native::new("slice.indices", NativeKind::Method, slice_indices),
    Native::new("range.index", NativeKind::Method, range_index),
    Native::new("range.count", NativeKind::Method, range_count),
];

fn iterator(state: IteratorState) -> Answer {
    Ok(Value::Iterator(Rc::new(PyIterator::new(state))))
}

fn range(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "range", arguments, 1, 3)?;
    let mut numbers = Vec::new();
    for value in &values {
        if let Value::BigInt(_) = value {
            return Err(it.vm.unsupported("range() of integers beyond 64 bits"));
        }
        numbers.push(integer(it, value)?);
    }
    let range = match numbers.as_slice() {
        [stop] => Range { start: 0, stop: *stop, step: 1 },
        [start, stop] => Range { start: *start, stop: *stop, step: 1 },
        [start, stop, step, ..] => Range { start: *start, stop: *stop, step: *step },
        [] => Range { start: 0, stop: 0, step: 1 },
    };
    if range.step == 0 {
        return Err(it.vm.raise_value_error("range() arg 3 must not be zero"));
    }
    Ok(Value::Range(Rc::new(range)))
}

fn range_index(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [item]) = method(it, "range.index", arguments)?;
    if let (Value::Range(range), Some(number)) = (&itself, item.as_int())
        && let Some(index) = range.index(number)
    {
        return Ok(Value::integer(index.into()));
    }
    let shown = it.repr(&item)?;
    Err(it.vm.raise_value_error(format!("{shown} is not in range")))
}

fn range_count(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [item]) = method(it, "range.count", arguments)?;
    Ok(Value::Int(i64::from(it.contains(&itself, &item)?)))
}

fn slice(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "slice", arguments, 1, 3)?;
    let part = |at: usize| values.get(at).cloned().unwrap_or(Value::None);
    let (start, stop, step) =
        if values.len() == 1 { (Value::None, part(0), Value::None) } else { (part(0), part(1), part(2)) };
    Ok(Value::Slice(Rc::new(Slice { start, stop, step })))
}

fn slice_indices(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [length]) = method(it, "slice.indices", arguments)?;
    let Value::Slice(slice) = &itself else { return Ok(Value::None) };
    let Ok(length) = usize::try_from(integer(it, &length)?) else {
        return Err(it.vm.raise_value_error("length should not be negative"));
    };
    let indices = it.slice_indices(slice, length)?;
    Ok(Value::tuple([indices.start, indices.stop, indices.step].map(Value::Int).to_vec()))
}

fn enumerate(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let [items, start] = named(it, "enumerate", arguments, ["iterable", "start"])?;
    if matches!(items, Value::Unbound) {
        return Err(it.vm.raise_type_error("enumerate() missing required argument 'iterable'"));
    }
    let count = if matches!(start, Value::Unbound) { 0 } else { integer(it, &start)? };
    let inner = it.iterator(&items)?;
    iterator(IteratorState::Enumerate { inner, count })
}

fn zip(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let strict = arguments.take_keyword("strict").unwrap_or(Value::Bool(false));
    let strict = it.truth(&strict)?;
    let mut inner = Vec::new();
    for items in &arguments.positional {
        inner.push(it.iterator(items)?);
    }
    iterator(IteratorState::Zip { inner, strict })
}

fn map(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let mut values = between(it, "map", arguments, 0, usize::MAX)?.into_iter();
    let (Some(function), false) = (values.next(), values.len() == 0) else {
        return Err(it.vm.raise_type_error("map() must have at least two arguments."));
    };
    let mut inner = Vec::new();
    for items in values {
        inner.push(it.iterator(&items)?);
    }
    iterator(IteratorState::Map { function, inner })
}

fn filter(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "filter", arguments, 2, 2)?;
    let [function, items] = values.as_slice() else { return Ok(Value::None) };
    let inner = it.iterator(items)?;
    iterator(IteratorState::Filter { function: function.clone(), inner })
}

fn reversed(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let mut values = between(it, "reversed", arguments, 1, 1)?;
    let value = values.pop().unwrap_or(Value::None);
    match &value {
        Value::List(list) => {
            let left = list.len();
            if left == 0 {
                return iterator(IteratorState::Exhausted);
            }
            iterator(IteratorState::ReversedList { list: Rc::clone(list), left })
        }
        Value::Range(range) => {
            let left = range.len();
            iterator(match range.last() {
                Some(last) => IteratorState::Range { next: last, step: range.step.wrapping_neg(), left },
                None => IteratorState::Exhausted,
            })
        }
        Value::Tuple(_) | Value::Str(_) | Value::Dict(_) => backwards(it, &value),
        Value::DictView(view) if view.kind != ViewKind::Items || !view.dict.is_empty() => {
            backwards(it, &value)
        }
        Value::Host(object) => {
            let length = it.host.length(it.vm, object)?;
            match length {
                Some(_) => backwards(it, &value),
                None => {
                    let name = object.0.type_name().into_owned();
                    Err(it.vm.raise_type_error(format!("'{name}' object is not reversible")))
                }
            }
        }
        other => {
            if let Some(found) = it.class_attribute(other, "__reversed__")? {
                return it.call(&found, Arguments::default());
            }
            let is_sequence = it.class_attribute(other, "__len__")?.is_some()
                && it.class_attribute(other, "__getitem__")?.is_some();
            if !is_sequence {
                let class = it.class_of(other)?;
                return Err(it.vm.raise_type_error(format!("'{}' object is not reversible", class.name)));
            }
            let mut items = Vec::new();
            for at in (0..it.length(other)?).rev() {
                items.push(it.get_item(other, &Value::Int(i64::try_from(at).unwrap_or(0)))?);
            }
            iterator(IteratorState::Items { items: items.into_iter() })
        }
    }
}

fn backwards(it: &mut Interpreter<'_>, value: &Value) -> Answer {
    let mut items = it.collect(value)?;
    items.reverse();
    iterator(IteratorState::Items { items: items.into_iter() })
}

fn send(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [sent]) = method(it, "generator.send", arguments)?;
    let Value::Generator(generator) = &itself else { return Ok(Value::None) };
    match it.send(generator, sent)? {
        Some(value) => Ok(value),
        None => Err(it.vm.stop_iteration()),
    }
}

fn close(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, []) = method(it, "generator.close", arguments)?;
    let Value::Generator(generator) = &itself else { return Ok(Value::None) };
    it.close(generator)?;
    Ok(Value::None)
}

fn throw(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [exception, value, _]) = method_up_to(it, "generator.throw", arguments, 1)?;
    let Value::Generator(generator) = &itself else { return Ok(Value::None) };
    let exception = match (&exception, value) {
        (Value::Class(class), value) if class.is_exception() => match value {
            Value::Unbound | Value::None => it.call(&exception, Arguments::default())?,
            Value::Instance(instance) if instance.class.is_subclass_of(class) => Value::Instance(instance),
            value => it.call(&exception, Arguments::positional(vec![value]))?,
        },
        (other, _) => other.clone(),
    };
    let class = it.class_of(&exception)?;
    let Value::Instance(exception) = exception else {
        let message = format!(
            "exceptions must be classes or instances deriving from BaseException, not {}",
            class.name
        );
        return Err(it.vm.raise_type_error(message));
    };
    match it.throw(generator, exception)? {
        Some(value) => Ok(value),
        None => Err(it.vm.stop_iteration()),
    }
}
