//! `warnings`: `warn`, filters, and `catch_warnings`.

use std::rc::Rc;

use crate::builtins::arguments::{named, receiver};
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::place::Place;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::class::Class;
use crate::value::dict::Dict;
use crate::value::function::{Native, NativeKind};
use crate::value::instance::Instance;
use crate::value::list::List;
use crate::vm::Vm;
use crate::vm::warnings::{Action, Filter};

static FUNCTIONS: [Native; 4] = [
    Native::new("warn", NativeKind::Function, warn),
    Native::new("simplefilter", NativeKind::Function, simple_filter),
    Native::new("filterwarnings", NativeKind::Function, filter_warnings),
    Native::new("resetwarnings", NativeKind::Function, reset),
];

static CATCH: [Native; 3] = [
    Native::new("catch_warnings.__init__", NativeKind::Method, catch_init),
    Native::new("catch_warnings.__enter__", NativeKind::Method, catch_enter),
    Native::new("catch_warnings.__exit__", NativeKind::Method, catch_exit),
];

pub(super) fn namespace(vm: &mut Vm) -> Dict {
    let namespace = Dict::default();
    for function in &FUNCTIONS {
        namespace.set_str(function.name, Value::Native(function));
    }
    let methods = Rc::new(Dict::default());
    for method in &CATCH {
        methods.set_str(method.attribute(), Value::Native(method));
    }
    if let Ok(class) = vm.new_class("warnings", "catch_warnings", Vec::new(), methods) {
        namespace.set_str("catch_warnings", Value::Class(class));
    }
    namespace
}

/// What `catch_warnings(record=True)` collects of a warning.
pub(crate) fn record(vm: &mut Vm, instance: &Rc<Instance>, place: Place) -> Value {
    let class = match vm.new_class("warnings", "WarningMessage", Vec::new(), Rc::default()) {
        Ok(class) => class,
        Err(_) => return Value::None,
    };
    let record = vm.new_instance(&class);
    record.dict().set_str("message", Value::Instance(Rc::clone(instance)));
    record.dict().set_str("category", Value::Class(Rc::clone(&instance.class)));
    record.dict().set_str("lineno", Value::Int(i64::from(place.line)));
    record.dict().set_str("filename", Value::from(&*vm.document_name()));
    for nothing in ["file", "line", "source"] {
        record.dict().set_str(nothing, Value::None);
    }
    Value::Instance(record)
}

fn category(interpreter: &mut Interpreter<'_>, value: &Value) -> Result<Rc<Class>, Raised> {
    match value {
        Value::Unbound | Value::None => Ok(Rc::clone(&interpreter.vm.types.user_warning)),
        Value::Class(class) if class.is_subclass_of(&interpreter.vm.types.warning) => Ok(Rc::clone(class)),
        other => {
            let class = interpreter.class_of(other)?;
            let message = format!("category must be a Warning subclass, not '{}'", class.name);
            Err(interpreter.vm.raise_type_error(message))
        }
    }
}

fn warn(interpreter: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let names = ["message", "category", "stacklevel", "source"];
    let [message, class, ..] = named(interpreter, "warn", arguments, names)?;
    if let Value::Instance(instance) = &message
        && instance.class.is_subclass_of(&interpreter.vm.types.warning)
    {
        let text = interpreter.str(&message)?;
        interpreter.warn_instance(instance, &text)?;
        return Ok(Value::None);
    }
    let class = category(interpreter, &class)?;
    let text = interpreter.str(&message)?;
    interpreter.warn(&class, &text)?;
    Ok(Value::None)
}

fn action(interpreter: &mut Interpreter<'_>, value: &Value) -> Result<Action, Raised> {
    Ok(match value.as_str() {
        Some("default" | "module") => Action::Default,
        Some("always" | "all") => Action::Always,
        Some("ignore") => Action::Ignore,
        Some("error") => Action::Error,
        Some("once") => Action::Once,
        _ => {
            let text = interpreter.repr(value)?;
            let class = Rc::clone(&interpreter.vm.types.assertion_error);
            return Err(interpreter.vm.raise(&class, format!("invalid action: {text}")));
        }
    })
}

fn simple_filter(interpreter: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [chosen, class, ..] =
        named(interpreter, "simplefilter", arguments, ["action", "category", "lineno", "append"])?;
    let action = action(interpreter, &chosen)?;
    let category = match class {
        Value::Class(class) => class,
        _ => Rc::clone(&interpreter.vm.types.warning),
    };
    interpreter.vm.warnings.filters.push(Filter { action, category, message: String::new() });
    Ok(Value::None)
}

fn filter_warnings(interpreter: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let names = ["action", "message", "category", "module", "lineno", "append"];
    let [chosen, message, class, ..] = named(interpreter, "filterwarnings", arguments, names)?;
    let action = action(interpreter, &chosen)?;
    let category = match class {
        Value::Class(class) => class,
        _ => Rc::clone(&interpreter.vm.types.warning),
    };
    let message = message.as_str().unwrap_or_default().trim_end_matches(".*").to_owned();
    if message.contains(['*', '+', '?', '[', '(', '|', '\\', '^', '$']) {
        return Err(interpreter.vm.unsupported("regular expressions in warnings.filterwarnings"));
    }
    interpreter.vm.warnings.filters.push(Filter { action, category, message });
    Ok(Value::None)
}

fn reset(interpreter: &mut Interpreter<'_>, _arguments: Arguments) -> Result<Value, Raised> {
    interpreter.vm.warnings.filters.clear();
    Ok(Value::None)
}

fn catch_init(interpreter: &mut Interpreter<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let itself = receiver(interpreter, &mut arguments)?;
    let record = arguments.take_keyword("record").unwrap_or(Value::Bool(false));
    if let Value::Instance(instance) = &itself {
        instance.dict().set_str("_record", record);
    }
    Ok(Value::None)
}

fn catch_enter(interpreter: &mut Interpreter<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let Value::Instance(instance) = receiver(interpreter, &mut arguments)? else { return Ok(Value::None) };
    let wanted = instance.dict().get_str("_record").unwrap_or(Value::None);
    let list = interpreter.truth(&wanted)?.then(|| Rc::new(List::default()));
    interpreter.vm.warnings.recorders.push(list.clone());
    let filters = i64::try_from(interpreter.vm.warnings.filters.len()).unwrap_or(0);
    instance.dict().set_str("_filters", Value::Int(filters));
    Ok(list.map_or(Value::None, Value::List))
}

fn catch_exit(interpreter: &mut Interpreter<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let Value::Instance(instance) = receiver(interpreter, &mut arguments)? else { return Ok(Value::None) };
    interpreter.vm.warnings.recorders.pop();
    let filters = instance.dict().get_str("_filters").and_then(|count| count.as_int()).unwrap_or(0);
    interpreter.vm.warnings.filters.truncate(usize::try_from(filters).unwrap_or(0));
    Ok(Value::Bool(false))
}
