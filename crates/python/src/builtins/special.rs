//! The special methods of the built-in classes, for programs that call them by name, mostly through `super()` in a
//! class derived from one. The machine itself does not go through them.

use super::arguments::{between, method, receiver};
use crate::host::{Arguments, BinaryOperator, Comparison};
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::function::{Native, NativeKind};

type Answer = Result<Value, Raised>;

const fn native(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::Method, function)
}

/// The special methods that every one of these classes has.
macro_rules! common {
    ($($class:literal),*) => {
        &[$(
            native(concat!($class, ".__repr__"), repr),
            native(concat!($class, ".__eq__"), |it, a| compare(it, a, Comparison::Equal)),
            native(concat!($class, ".__ne__"), |it, a| compare(it, a, Comparison::NotEqual)),
            native(concat!($class, ".__lt__"), |it, a| compare(it, a, Comparison::Less)),
            native(concat!($class, ".__le__"), |it, a| compare(it, a, Comparison::LessEqual)),
            native(concat!($class, ".__gt__"), |it, a| compare(it, a, Comparison::Greater)),
            native(concat!($class, ".__ge__"), |it, a| compare(it, a, Comparison::GreaterEqual)),
        )*]
    };
}

/// Those of classes whose values can be hashed.
macro_rules! hashable {
    ($($class:literal),*) => { &[$(native(concat!($class, ".__hash__"), hash),)*] };
}

/// Those of containers.
macro_rules! containers {
    ($($class:literal),*) => {
        &[$(
            native(concat!($class, ".__len__"), len),
            native(concat!($class, ".__iter__"), iter),
            native(concat!($class, ".__contains__"), contains),
        )*]
    };
}

/// Those of sequences and mappings.
macro_rules! subscriptable {
    ($($class:literal),*) => { &[$(native(concat!($class, ".__getitem__"), get_item),)*] };
}

/// Those of what can change.
macro_rules! changeable {
    ($($class:literal),*) => {
        &[$(
            native(concat!($class, ".__setitem__"), set_item),
            native(concat!($class, ".__delitem__"), delete_item),
        )*]
    };
}

/// The binary operators of classes that have them.
macro_rules! operators {
    ($($class:literal $name:literal $operator:ident),* $(,)?) => {
        &[$(native(concat!($class, ".", $name), |it, a| operate(it, a, BinaryOperator::$operator)),)*]
    };
}

static COMMON: &[Native] =
    common!("int", "float", "str", "bytes", "list", "tuple", "dict", "set", "frozenset");
static HASHABLE: &[Native] = hashable!("int", "float", "str", "bytes", "tuple", "frozenset");
static CONTAINERS: &[Native] = containers!(
    "str",
    "bytes",
    "list",
    "tuple",
    "dict",
    "set",
    "frozenset",
    "range",
    "dict_keys",
    "dict_values",
    "dict_items"
);
static SUBSCRIPTABLE: &[Native] = subscriptable!("str", "bytes", "list", "tuple", "dict", "range");
static CHANGEABLE: &[Native] = changeable!("list", "dict");
static OPERATORS: &[Native] = operators!(
    "int" "__add__" Add, "int" "__sub__" Subtract, "int" "__mul__" Multiply, "int" "__floordiv__" FloorDivide,
    "int" "__truediv__" TrueDivide, "int" "__mod__" Modulo, "int" "__pow__" Power, "int" "__and__" BitAnd,
    "int" "__or__" BitOr, "int" "__xor__" BitXor, "float" "__add__" Add, "float" "__sub__" Subtract,
    "float" "__mul__" Multiply, "float" "__truediv__" TrueDivide, "str" "__add__" Add, "str" "__mul__" Multiply,
    "str" "__mod__" Modulo, "bytes" "__add__" Add, "list" "__add__" Add, "list" "__mul__" Multiply,
    "tuple" "__add__" Add, "tuple" "__mul__" Multiply, "dict" "__or__" BitOr, "set" "__or__" BitOr,
    "set" "__and__" BitAnd, "set" "__sub__" Subtract, "set" "__xor__" BitXor,
);
static OTHER: &[Native] = &[
    native("str.__str__", |it, a| {
        let (itself, []) = method(it, "str.__str__", a)?;
        it.str(itself.plain()).map(Value::Str)
    }),
    native("str.__format__", format),
    native("int.__format__", format),
    native("float.__format__", format),
    native("list.__init__", |it, a| refill(it, a, "list")),
    native("dict.__init__", |it, a| refill(it, a, "dict")),
    native("set.__init__", |it, a| refill(it, a, "set")),
    native("int.__int__", |it, a| {
        let (itself, []) = method(it, "int.__int__", a)?;
        Ok(itself.plain().as_big().map_or(Value::None, Value::integer))
    }),
    native("int.__index__", |it, a| {
        let (itself, []) = method(it, "int.__index__", a)?;
        Ok(itself.plain().as_big().map_or(Value::None, Value::integer))
    }),
    native("int.__bool__", |it, a| {
        let (itself, []) = method(it, "int.__bool__", a)?;
        it.truth(itself.plain()).map(Value::Bool)
    }),
];

/// Every special method of a built-in class.
pub(super) fn methods() -> impl Iterator<Item = &'static Native> {
    [COMMON, HASHABLE, CONTAINERS, SUBSCRIPTABLE, CHANGEABLE, OPERATORS, OTHER].into_iter().flatten()
}

fn repr(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, []) = method(it, "object.__repr__", arguments)?;
    let text = it.repr(itself.plain())?;
    // A set of a class derived from the built-in one says which.
    if let (Value::Instance(instance), Value::Set(set)) = (&itself, itself.plain()) {
        let members = text.find('{').and_then(|start| text.get(start..)).filter(|_| !set.is_empty());
        let members = members.map_or("", |members| members.trim_end_matches(')'));
        return Ok(Value::from(format!("{}({members})", instance.class.name).as_str()));
    }
    Ok(Value::Str(text))
}

fn format(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [specification]) = method(it, "object.__format__", arguments)?;
    it.format(itself.plain(), specification.as_str().unwrap_or_default()).map(Value::Str)
}

fn hash(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, []) = method(it, "object.__hash__", arguments)?;
    it.hash(itself.plain()).map(Value::Int)
}

fn compare(it: &mut Interpreter<'_>, arguments: Arguments, comparison: Comparison) -> Answer {
    let (itself, [other]) = method(it, "object.__eq__", arguments)?;
    let (left, right) = (itself.plain(), other.plain());
    let (left_class, right_class) = (it.class_of(left)?, it.class_of(right)?);
    if !left_class.is_subclass_of(&right_class) && !right_class.is_subclass_of(&left_class) {
        return Ok(Value::NotImplemented);
    }
    it.compare(comparison, left, right)
}

fn operate(it: &mut Interpreter<'_>, arguments: Arguments, operator: BinaryOperator) -> Answer {
    let (itself, [other]) = method(it, "object.__eq__", arguments)?;
    it.binary(operator, itself.plain(), other.plain())
}

fn len(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, []) = method(it, "object.__len__", arguments)?;
    let length = it.length(itself.plain())?;
    Ok(Value::Int(i64::try_from(length).unwrap_or(i64::MAX)))
}

fn iter(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, []) = method(it, "object.__iter__", arguments)?;
    it.iterator(itself.plain())
}

fn contains(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [item]) = method(it, "object.__contains__", arguments)?;
    it.contains(itself.plain(), &item).map(Value::Bool)
}

fn get_item(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [index]) = method(it, "object.__getitem__", arguments)?;
    it.get_own_item(&itself, &index)
}

fn set_item(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [index, value]) = method(it, "object.__setitem__", arguments)?;
    it.set_item(itself.plain(), &index, value)?;
    Ok(Value::None)
}

fn delete_item(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [index]) = method(it, "object.__delitem__", arguments)?;
    it.delete_item(itself.plain(), &index)?;
    Ok(Value::None)
}

/// `list.__init__(self, …)` and its kin: what was in it is replaced.
fn refill(it: &mut Interpreter<'_>, mut arguments: Arguments, class: &str) -> Answer {
    let itself = receiver(it, &mut arguments)?;
    match itself.plain() {
        Value::Dict(dict) => {
            let positional = std::mem::take(&mut arguments.positional);
            for other in between(it, class, Arguments::positional(positional), 0, 1)? {
                it.dict_update(dict, &other)?;
            }
            for (name, value) in arguments.keywords {
                dict.set_str(name, value);
            }
        }
        Value::List(list) => {
            let mut items = Vec::new();
            for other in between(it, class, arguments, 0, 1)? {
                items = it.collect(&other)?;
            }
            let old = std::mem::replace(&mut *list.borrow_mut(), items);
            drop(old);
        }
        Value::Set(set) => {
            for other in between(it, class, arguments, 0, 1)? {
                for item in it.collect(&other)? {
                    it.set_add(set, item)?;
                }
            }
        }
        _ => {}
    }
    Ok(Value::None)
}
