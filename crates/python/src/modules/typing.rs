//! `typing`, `typing_extensions` and `collections.abc`: names that take arguments in square brackets and print as
//! CPython prints them.

use std::rc::Rc;

use crate::builtins::arguments::between;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::alias::{Alias, AliasKind};
use crate::value::class::Class;
use crate::value::dict::Dict;
use crate::value::function::{Native, NativeKind};
use crate::vm::Vm;

/// The abstract classes of `collections.abc`, which `typing` has too.
const ABSTRACT: [&str; 17] = [
    "AsyncIterator",
    "Awaitable",
    "Callable",
    "Collection",
    "Container",
    "Coroutine",
    "Generator",
    "Hashable",
    "Iterable",
    "Iterator",
    "Mapping",
    "MutableMapping",
    "MutableSequence",
    "MutableSet",
    "Reversible",
    "Sequence",
    "Sized",
];

/// Other names without a class behind them.
const SPECIAL: [&str; 45] = [
    "Any",
    "Union",
    "Optional",
    "ClassVar",
    "Final",
    "Literal",
    "Annotated",
    "Generic",
    "Protocol",
    "NoReturn",
    "Never",
    "Self",
    "LiteralString",
    "TypeAlias",
    "Concatenate",
    "Required",
    "NotRequired",
    "Unpack",
    "TypeGuard",
    "AbstractSet",
    "ContextManager",
    "Deque",
    "OrderedDict",
    "Counter",
    "ChainMap",
    "KeysView",
    "ItemsView",
    "ValuesView",
    "MappingView",
    "AsyncIterable",
    "AsyncGenerator",
    "AsyncContextManager",
    "IO",
    "TextIO",
    "BinaryIO",
    "Pattern",
    "Match",
    "ByteString",
    "SupportsInt",
    "SupportsFloat",
    "SupportsIndex",
    "SupportsAbs",
    "SupportsBytes",
    "SupportsComplex",
    "SupportsRound",
];

static FUNCTIONS: [Native; 5] = [
    Native::new("cast", NativeKind::Function, cast),
    Native::new("TypeVar", NativeKind::Function, type_var),
    Native::new("NewType", NativeKind::Function, new_type),
    Native::new("overload", NativeKind::Function, same),
    Native::new("final", NativeKind::Function, same),
];

/// The names of `collections.abc`.
pub(super) fn abstract_classes() -> Dict {
    let namespace = Dict::default();
    for name in ABSTRACT {
        namespace.set_str(name, alias(name, None));
    }
    namespace
}

/// The names of `typing` that are native.
pub(super) fn namespace(vm: &mut Vm) -> Dict {
    let namespace = abstract_classes();
    for name in SPECIAL {
        namespace.set_str(name, alias(name, None));
    }
    let types = vm.types();
    let classes: [(&str, &Rc<Class>); 7] = [
        ("List", &types.list),
        ("Dict", &types.dict),
        ("Set", &types.set),
        ("FrozenSet", &types.frozenset),
        ("Tuple", &types.tuple),
        ("Type", &types.type_),
        ("DefaultDict", &types.dict),
    ];
    for (name, class) in classes {
        namespace.set_str(name, alias(name, Some(Rc::clone(class))));
    }
    for function in &FUNCTIONS {
        namespace.set_str(function.name, Value::Native(function));
    }
    let any_text =
        Alias { kind: AliasKind::TypeVar, name: "AnyStr".into(), origin: None, arguments: Vec::new() };
    namespace.set_str("AnyStr", Value::Alias(Rc::new(any_text)));
    namespace.set_str("TYPE_CHECKING", Value::Bool(false));
    namespace.set_str("Text", Value::Class(Rc::clone(&types.str)));
    namespace
}

fn alias(name: &str, origin: Option<Rc<Class>>) -> Value {
    Value::Alias(Rc::new(Alias { kind: AliasKind::Typing, name: name.into(), origin, arguments: Vec::new() }))
}

/// `List[int]`, `Optional[int]`, …
pub(crate) fn subscribe(
    interpreter: &mut Interpreter<'_>,
    alias: &Rc<Alias>,
    arguments: Vec<Value>,
) -> Result<Value, Raised> {
    if alias.kind != AliasKind::Typing || (!alias.arguments.is_empty() && !has_variables(&alias.arguments)) {
        let text = interpreter.repr(&Value::Alias(Rc::clone(alias)))?;
        return Err(interpreter.vm.raise_type_error(format!("{text} is not a generic class")));
    }
    let (name, arguments) = match (&*alias.name, arguments) {
        ("Optional", arguments) => {
            let [only] = arguments.as_slice() else {
                let given = interpreter.repr(&Value::tuple(arguments))?;
                let message = format!("typing.Optional requires a single type. Got {given}.");
                return Err(interpreter.vm.raise_type_error(message));
            };
            ("Union".into(), flattened(vec![only.clone(), Value::None]))
        }
        ("Union", arguments) => ("Union".into(), flattened(arguments)),
        ("Any" | "Self" | "NoReturn" | "Never" | "LiteralString" | "TypeAlias", _) => {
            let message = format!("typing.{} is not subscriptable", alias.name);
            return Err(interpreter.vm.raise_type_error(message));
        }
        (_, arguments) => (Rc::clone(&alias.name), arguments),
    };
    if let (true, [only]) = (&*name == "Union", arguments.as_slice()) {
        return Ok(only.clone());
    }
    Ok(Value::Alias(Rc::new(Alias {
        kind: AliasKind::Typing,
        name,
        origin: alias.origin.clone(),
        arguments,
    })))
}

fn has_variables(arguments: &[Value]) -> bool {
    arguments
        .iter()
        .any(|argument| matches!(argument, Value::Alias(alias) if alias.kind == AliasKind::TypeVar))
}

/// Unions inside a union become part of it, and each member stands once.
fn flattened(arguments: Vec<Value>) -> Vec<Value> {
    let mut members: Vec<Value> = Vec::new();
    for argument in arguments {
        let inner = match &argument {
            Value::Alias(alias) if &*alias.name == "Union" && !alias.arguments.is_empty() => {
                alias.arguments.clone()
            }
            _ => vec![argument],
        };
        for member in inner {
            let known = members.iter().any(|known| {
                known.is(&member) || matches!((known, &member), (Value::Str(a), Value::Str(b)) if a == b)
            });
            if !known {
                members.push(member);
            }
        }
    }
    members
}

fn cast(interpreter: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let mut values = between(interpreter, "cast", arguments, 2, 2)?;
    Ok(values.pop().unwrap_or(Value::None))
}

fn type_var(interpreter: &mut Interpreter<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    arguments.keywords.clear();
    arguments.positional.truncate(1);
    let values = between(interpreter, "TypeVar", arguments, 1, 1)?;
    let name = values.first().and_then(Value::as_str).unwrap_or_default();
    let alias = Alias { kind: AliasKind::TypeVar, name: name.into(), origin: None, arguments: Vec::new() };
    Ok(Value::Alias(Rc::new(alias)))
}

fn new_type(interpreter: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let mut values = between(interpreter, "NewType", arguments, 2, 2)?;
    Ok(values.pop().unwrap_or(Value::None))
}

fn same(interpreter: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let mut values = between(interpreter, "overload", arguments, 1, 1)?;
    Ok(values.pop().unwrap_or(Value::None))
}
