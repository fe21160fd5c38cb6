//! The built-in functions that belong to no type.

mod arithmetic;
mod scopes;

use std::rc::Rc;

use super::arguments::{between, integer, named};
use super::short;
use super::sorting::sort;
use crate::host::{Arguments, Comparison};
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::class::Class;
use crate::value::function::{Native, NativeKind};
use crate::value::iterator::{IteratorState, PyIterator};
use crate::vm::compare::{holds, order_natively};
use crate::vm::format::ascii;
use arithmetic::{abs, divmod, in_base, pow, round, sum};

type Answer = Result<Value, Raised>;

const fn native(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::Function, function)
}

pub(super) static FUNCTIONS: &[Native] = &[
    native("abs", abs).with_short_way(short::abs),
    native("all", all),
    native("any", any),
    native("ascii", ascii_function),
    native("bin", |it, a| in_base(it, a, "bin", 2)),
    native("callable", callable),
    native("chr", chr),
    native("delattr", delattr),
    native("dir", scopes::dir),
    native("divmod", divmod),
    native("format", format_function),
    native("getattr", getattr),
    native("globals", scopes::globals),
    native("hasattr", hasattr),
    native("hash", hash),
    native("hex", |it, a| in_base(it, a, "hex", 16)),
    native("id", id),
    native("isinstance", isinstance).with_short_way(short::is_instance),
    native("issubclass", issubclass),
    native("iter", iter).with_short_way(short::iter),
    native("len", len).with_short_way(short::len),
    native("max", |it, a| extreme(it, a, "max", Comparison::Greater)).with_short_way(short::max),
    native("min", |it, a| extreme(it, a, "min", Comparison::Less)).with_short_way(short::min),
    native("next", next).with_short_way(short::next),
    native("oct", |it, a| in_base(it, a, "oct", 8)),
    native("ord", ord),
    native("pow", pow),
    native("print", print),
    native("repr", repr),
    native("round", round),
    native("setattr", setattr),
    native("sorted", sorted),
    native("sum", sum),
    native("vars", scopes::vars),
    native("input", |it, _| Err(it.vm.unsupported("input()"))),
    native("open", |it, _| Err(it.vm.unsupported("open()"))),
    native("eval", scopes::eval),
    native("exec", |it, _| Err(it.vm.unsupported("exec()"))),
    native("compile", |it, _| Err(it.vm.unsupported("compile()"))),
    native("locals", scopes::locals),
    native("exit", exit),
    native("quit", exit),
    native("ExceptionGroup", |it, _| Err(it.vm.unsupported("exception groups"))),
    native("BaseExceptionGroup", |it, _| Err(it.vm.unsupported("exception groups"))),
    native("breakpoint", |it, _| Err(it.vm.unsupported("breakpoint()"))),
    native("__import__", |it, _| Err(it.vm.unsupported("__import__()"))),
    native("memoryview", |it, _| Err(it.vm.unsupported("memoryview"))),
    native("bytearray", |it, _| Err(it.vm.unsupported("bytearray"))),
    native("complex", |it, _| Err(it.vm.unsupported("complex numbers"))),
];

fn one(it: &mut Interpreter<'_>, name: &str, arguments: Arguments) -> Answer {
    let mut values = between(it, name, arguments, 1, 1)?;
    Ok(values.pop().unwrap_or(Value::None))
}

fn print(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let mut option = |name: &str, default: &str| match arguments.take_keyword(name) {
        None | Some(Value::None) => Ok(Rc::from(default)),
        Some(Value::Str(text)) => Ok(text),
        Some(other) => Err(other),
    };
    let parts = (option("sep", " "), option("end", "\n"));
    let (separator, end): (Rc<str>, Rc<str>) = match parts {
        (Ok(separator), Ok(end)) => (separator, end),
        (Err(other), _) => return Err(wrong_option(it, "sep", &other)),
        (_, Err(other)) => return Err(wrong_option(it, "end", &other)),
    };
    arguments.take_keyword("flush");
    let file = arguments.take_keyword("file").filter(|file| !file.is_none()).or_else(|| redirected(it));
    if let Some((name, _)) = arguments.keywords.first() {
        let message = format!("'{name}' is an invalid keyword argument for print()");
        return Err(it.vm.raise_type_error(message));
    }
    let mut text = String::new();
    for (at, value) in arguments.positional.iter().enumerate() {
        if at > 0 {
            text.push_str(&separator);
        }
        match it.str(value) {
            Ok(part) => text.push_str(&part),
            // What comes before a value whose text fails is written.
            Err(raised @ Raised::Exception(_)) if file.is_none() => {
                it.host.print(it.vm, &text)?;
                return Err(raised);
            }
            Err(raised) => return Err(raised),
        }
        it.vm.check_text(text.len())?;
    }
    text.push_str(&end);
    if let Some(file) = file {
        return it.call_method(&file, "write", vec![Value::from(text)]).map(|_| Value::None);
    }
    // It calls the stream's `write` once more.
    let level = it.vm.level_in_object(it.vm.level())?;
    it.vm.level_in_object(level)?;
    it.host.print(it.vm, &text)?;
    Ok(Value::None)
}

/// What the program has put in the place of `sys.stdout`.
fn redirected(it: &Interpreter<'_>) -> Option<Value> {
    let Some(Value::Module(sys)) = it.vm.modules.get_str("sys") else { return None };
    let (now, first) = (sys.namespace.get_str("stdout")?, sys.namespace.get_str("__stdout__")?);
    (!now.is(&first)).then_some(now)
}

fn wrong_option(it: &mut Interpreter<'_>, name: &str, value: &Value) -> Raised {
    match it.class_of(value) {
        Ok(class) => it.vm.raise_type_error(format!("{name} must be None or a string, not {}", class.name)),
        Err(raised) => raised,
    }
}

fn len(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let value = one(it, "len", arguments)?;
    let length = it.length(&value)?;
    Ok(Value::Int(i64::try_from(length).unwrap_or(i64::MAX)))
}

fn repr(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let value = one(it, "repr", arguments)?;
    it.repr(&value).map(Value::Str)
}

fn ascii_function(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let value = one(it, "ascii", arguments)?;
    Ok(Value::from(ascii(&it.repr(&value)?)))
}

fn hash(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let value = one(it, "hash", arguments)?;
    it.hash(&value).map(Value::Int)
}

fn id(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let value = one(it, "id", arguments)?;
    Ok(Value::Int(it.vm.address_of(&value).cast_signed()))
}

fn callable(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let value = one(it, "callable", arguments)?;
    Ok(Value::Bool(value.is_callable()))
}

fn isinstance(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "isinstance", arguments, 2, 2)?;
    let [value, class] = values.as_slice() else { return Ok(Value::None) };
    it.is_instance(value, class).map(Value::Bool)
}

fn issubclass(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "issubclass", arguments, 2, 2)?;
    let [class, of] = values.as_slice() else { return Ok(Value::None) };
    let class = match class {
        Value::Class(class) => Rc::clone(class),
        Value::Host(object) => match it.host.resolve_base(it.vm, object)? {
            Some(class) => class,
            None => return Err(it.vm.raise_type_error("issubclass() arg 1 must be a class")),
        },
        _ => return Err(it.vm.raise_type_error("issubclass() arg 1 must be a class")),
    };
    is_subclass(it, &class, of).map(Value::Bool)
}

fn is_subclass(it: &mut Interpreter<'_>, class: &Rc<Class>, of: &Value) -> Result<bool, Raised> {
    match of {
        Value::Class(of) => match it.class_hook(of, "__subclasscheck__")? {
            Some(hook) => {
                let class = Value::Class(Rc::clone(class));
                let answer = it.call(&hook, Arguments::positional(vec![class]))?;
                it.truth(&answer)
            }
            None => match of.namespace.get_str("__runtime_protocol__") {
                Some(names) => has_methods(it, class, of, &names),
                None if Interpreter::is_unchecked_protocol(of) => Err(it.vm.raise_type_error(
                    "Instance and class checks can only be used with @runtime_checkable protocols",
                )),
                None => Ok(class.is_subclass_of(of)),
            },
        },
        Value::Tuple(classes) => {
            it.vm.enter()?;
            let mut is_any = Ok(false);
            for of in classes.iter() {
                is_any = it.vm.spend(1).and_then(|()| is_subclass(it, class, of));
                if !matches!(is_any, Ok(false)) {
                    break;
                }
            }
            it.vm.leave();
            is_any
        }
        Value::Host(object) => match it.host.resolve_base(it.vm, object)? {
            Some(of) => Ok(class.is_subclass_of(&of)),
            None => Err(no_class(it)),
        },
        Value::Alias(alias) if alias.arguments.is_empty() => match &alias.origin {
            Some(of) => Ok(class.is_subclass_of(of)),
            None => match it.is_subclass_of_protocol(class, &alias.name) {
                Some(answer) => Ok(answer),
                None => Err(no_class(it)),
            },
        },
        Value::Alias(alias) if &*alias.name == "Union" => {
            let mut is_any = false;
            for of in &alias.arguments {
                is_any = is_any || is_subclass(it, class, of)?;
            }
            Ok(is_any)
        }
        Value::None => Ok(class.is_subclass_of(&it.vm.types.none)),
        _ => Err(no_class(it)),
    }
}

/// Whether a class has the methods of a protocol that is checked at run time.
fn has_methods(it: &mut Interpreter<'_>, class: &Class, of: &Class, names: &Value) -> Result<bool, Raised> {
    let names = it.collect(names)?;
    let mut names = names.iter().filter_map(Value::as_str);
    if names.clone().any(|name| !of.namespace.get_str(name).is_some_and(|member| member.is_callable())) {
        let message = "Protocols with non-method members don't support issubclass()";
        return Err(it.vm.raise_type_error(message));
    }
    Ok(names.all(|name| class.lookup(name).is_some()))
}

fn no_class(it: &mut Interpreter<'_>) -> Raised {
    it.vm.raise_type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union")
}

fn attribute_name(it: &mut Interpreter<'_>, name: &Value) -> Result<Rc<str>, Raised> {
    match name {
        Value::Str(name) => Ok(Rc::clone(name)),
        other => {
            let class = it.class_of(other)?;
            Err(it.vm.raise_type_error(format!("attribute name must be string, not '{}'", class.name)))
        }
    }
}

fn hasattr(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "hasattr", arguments, 2, 2)?;
    let [object, name] = values.as_slice() else { return Ok(Value::None) };
    let name = attribute_name(it, name)?;
    Ok(Value::Bool(it.find_attribute(object, &name)?.is_some()))
}

fn getattr(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "getattr", arguments, 2, 3)?;
    let [object, name, default @ ..] = values.as_slice() else { return Ok(Value::None) };
    let name = attribute_name(it, name)?;
    match default.first() {
        Some(default) => Ok(it.find_attribute(object, &name)?.unwrap_or_else(|| default.clone())),
        None => it.get_attribute(object, &name),
    }
}

fn setattr(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "setattr", arguments, 3, 3)?;
    let [object, name, value] = values.as_slice() else { return Ok(Value::None) };
    let name = attribute_name(it, name)?;
    it.set_attribute(object, &name, value.clone())?;
    Ok(Value::None)
}

fn delattr(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "delattr", arguments, 2, 2)?;
    let [object, name] = values.as_slice() else { return Ok(Value::None) };
    let name = attribute_name(it, name)?;
    it.delete_attribute(object, &name)?;
    Ok(Value::None)
}

/// `exit(code)`, as interactive Python has it.
fn exit(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let [code] = named(it, "exit", arguments, ["code"])?;
    let code = if matches!(code, Value::Unbound) { Value::None } else { code };
    let class = Rc::clone(&it.vm.types.system_exit);
    Err(Raised::Exception(it.vm.new_exception(&class, vec![code])))
}

fn format_function(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "format", arguments, 1, 2)?;
    let [value, specification @ ..] = values.as_slice() else { return Ok(Value::None) };
    let specification = match specification.first().map(Value::plain) {
        None => "",
        Some(Value::Str(specification)) => specification,
        Some(other) => {
            let class = it.class_of(other)?;
            let message = format!("format() argument 2 must be str, not {}", class.name);
            return Err(it.vm.raise_type_error(message));
        }
    };
    it.format(value, specification).map(Value::Str)
}

fn any(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let items = one(it, "any", arguments)?;
    let iterator = it.iterator(&items)?;
    while let Some(item) = it.next(&iterator)? {
        if it.truth(&item)? {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

fn all(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let items = one(it, "all", arguments)?;
    let iterator = it.iterator(&items)?;
    while let Some(item) = it.next(&iterator)? {
        if !it.truth(&item)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

fn extreme(it: &mut Interpreter<'_>, mut arguments: Arguments, name: &str, wanted: Comparison) -> Answer {
    let key = arguments.take_keyword("key").filter(|key| !key.is_none());
    let default = arguments.take_keyword("default");
    if let Some((keyword, _)) = arguments.keywords.first() {
        let message = format!("'{keyword}' is an invalid keyword argument for {name}()");
        return Err(it.vm.raise_type_error(message));
    }
    let items = match arguments.positional.as_slice() {
        [] => return Err(it.vm.raise_type_error(format!("{name} expected at least 1 argument, got 0"))),
        [only] => it.collect(only)?,
        _ => arguments.positional,
    };
    let mut best: Option<(Value, Value)> = None;
    for item in items {
        let rank = match &key {
            Some(key) => it.call(key, Arguments::positional(vec![item.clone()]))?,
            None => item.clone(),
        };
        it.vm.spend(1)?;
        let better = match &best {
            None => true,
            Some((best, _)) => match order_natively(&rank, best) {
                Some(order) => order.is_some_and(|order| holds(wanted, order)),
                None => {
                    let verdict = it.compare(wanted, &rank, best)?;
                    it.truth(&verdict)?
                }
            },
        };
        if better {
            best = Some((rank, item));
        }
    }
    match (best, default) {
        (Some((_, item)), _) => Ok(item),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(it.vm.raise_value_error(format!("{name}() arg is an empty sequence"))),
    }
}

fn sorted(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let key = arguments.take_keyword("key").filter(|key| !key.is_none());
    let reverse = arguments.take_keyword("reverse").unwrap_or(Value::Bool(false));
    let reverse = it.truth(&reverse)?;
    if let Some((name, _)) = arguments.keywords.first() {
        return Err(it.vm.raise_type_error(format!("'{name}' is an invalid keyword argument for sort()")));
    }
    let [items] = arguments.positional.as_slice() else {
        let given = arguments.positional.len();
        return Err(it.vm.raise_type_error(format!("sorted expected 1 argument, got {given}")));
    };
    let items = it.collect(items)?;
    sort(it, items, key.as_ref(), reverse).map(Value::list)
}

fn iter(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "iter", arguments, 1, 2)?;
    match values.as_slice() {
        [function, sentinel] => {
            if !function.is_callable() {
                return Err(it.vm.raise_type_error("iter(v, w): v must be callable"));
            }
            let state = IteratorState::CallUntil { function: function.clone(), sentinel: sentinel.clone() };
            Ok(Value::Iterator(Rc::new(PyIterator::new(state))))
        }
        [value, ..] => it.iterator(value),
        [] => Ok(Value::None),
    }
}

fn next(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "next", arguments, 1, 2)?;
    let [iterator, default @ ..] = values.as_slice() else { return Ok(Value::None) };
    let is_iterator = match iterator {
        Value::Iterator(_) | Value::Generator(_) | Value::Host(_) => true,
        Value::Instance(instance) => instance.class.lookup("__next__").is_some(),
        _ => false,
    };
    if !is_iterator {
        let class = it.class_of(iterator)?;
        return Err(it.vm.raise_type_error(format!("'{}' object is not an iterator", class.name)));
    }
    match it.next(iterator)? {
        Some(item) => Ok(item),
        None => match default.first() {
            Some(default) => Ok(default.clone()),
            None => Err(it.vm.stop_iteration()),
        },
    }
}

fn ord(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let value = one(it, "ord", arguments)?;
    let Value::Str(text) = &value else {
        let class = it.class_of(&value)?;
        let message = format!("ord() expected string of length 1, but {} found", class.name);
        return Err(it.vm.raise_type_error(message));
    };
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) => Ok(Value::Int(i64::from(u32::from(only)))),
        _ => {
            let length = text.chars().count();
            let message = format!("ord() expected a character, but string of length {length} found");
            Err(it.vm.raise_type_error(message))
        }
    }
}

fn chr(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let value = one(it, "chr", arguments)?;
    let number = integer(it, &value)?;
    match u32::try_from(number).ok().and_then(char::from_u32) {
        Some(character) => Ok(Value::from(character.to_string())),
        None => Err(it.vm.raise_value_error("chr() arg not in range(0x110000)")),
    }
}
