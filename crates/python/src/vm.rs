//! The machine: its state, and what needs neither Python code nor the host.

mod alone;
mod attributes;
mod binding;
mod budget;
mod building;
mod calls;
pub(crate) mod chance;
mod classes;
pub(crate) mod compare;
mod contents;
mod delegation;
mod depth;
mod direct;
mod directory;
mod evaluate;
mod exceptions;
pub(crate) mod format;
pub(crate) mod frame;
pub(crate) mod frames;
mod hashing;
mod heap;
mod imports;
pub(crate) mod integers;
mod items;
mod iteration;
mod kinds;
mod matching;
pub(crate) mod metaclasses;
mod names;
pub(crate) mod operators;
mod percent;
mod raising;
mod returning;
mod run;
mod spreading;
mod stack;
pub(crate) mod text;
mod tracebacks;
pub(crate) mod types;
mod unwind;
pub(crate) mod warnings;

use std::rc::{Rc, Weak};

use crate::compile::code::Name;
use crate::host::{Host, HostRef};
use crate::interpreter::Interpreter;
use crate::limits::Limits;
use crate::modules::datetime::Clock;
use crate::modules::random::Twister;
use crate::modules::{datetime, decimal};
use crate::place::Place;
use crate::program::Program;
use crate::raised::{Limit, Raised, Unsupported};
use crate::value::Value;
use crate::value::class::Class;
use crate::value::dict::Dict;
use crate::value::instance::Instance;
use crate::value::iterator::Abandoned;
use budget::Budget;
use chance::Chance;
use direct::SpecialNames;
use frame::Frame;
use frames::Frames;
use metaclasses::OpenClass;
use stack::Stack;
pub use types::Types;
use warnings::Warnings;

/// A Python machine: runs one program once.
pub struct Vm {
    limits: Limits,
    pub(crate) types: Rc<Types>,
    main: Rc<Dict>,
    pub(crate) builtins: Rc<Dict>,
    pub(crate) modules: Dict,
    /// Modules of the host that `import *` took the names of.
    pub(crate) starred: Vec<HostRef>,
    /// Names that were imported and that the host refuses, with what they are: refused where they are used.
    pub(crate) put_off: Vec<(Rc<str>, String)>,
    pub(crate) frames: Frames,
    pub(crate) stack: Stack,
    special: SpecialNames,
    budget: Budget,
    nested_runs: usize,
    nested_values: usize,
    /// What `sys.getrecursionlimit()` gives.
    pub(crate) recursion_limit: u32,
    /// The exception on its way was raised before: its place is in its traceback already.
    reraising: bool,
    /// What the generator that ended last returned.
    returned: Value,
    abandoned: Abandoned,
    /// Where f-strings are put together, so that it has grown already.
    text: String,
    /// Containers that are being printed.
    repr_guard: Vec<Value>,
    pub(crate) warnings: Warnings,
    next_address: u64,
    classes: Vec<Weak<Class>>,
    /// The class statements whose bodies have run and whose classes are being made.
    class_statements: Vec<OpenClass>,
    made_up: Vec<Rc<Class>>,
    /// What `now()` reads.
    pub(crate) clock: Clock,
    /// What weak references are to.
    pub(crate) referents: Vec<crate::modules::weak::Referent>,
    /// What `uuid4` draws from.
    pub(crate) chance: Chance,
    /// What `random` draws from.
    pub(crate) twisters: Vec<Twister>,
    pub(crate) datetime: Option<Rc<datetime::Classes>>,
    pub(crate) decimal: Option<Rc<decimal::Classes>>,
    pub(crate) uuid: Option<Rc<Class>>,
}

impl Vm {
    /// A machine that has run nothing yet.
    pub fn new(limits: Limits) -> Self {
        let types = Rc::new(Types::new());
        let main = Rc::new(Dict::default());
        main.set_str("__name__", Value::from("__main__"));
        main.set_str("__doc__", Value::None);
        Self {
            budget: Budget::new(&limits),
            limits,
            builtins: crate::builtins::install(&types),
            types,
            main,
            modules: Dict::default(),
            starred: Vec::new(),
            put_off: Vec::new(),
            frames: Frames::default(),
            stack: Stack::default(),
            special: SpecialNames::default(),
            nested_runs: 0,
            nested_values: 0,
            recursion_limit: depth::RECURSION_LIMIT,
            reraising: false,
            returned: Value::None,
            abandoned: Abandoned::default(),
            text: String::new(),
            repr_guard: Vec::new(),
            warnings: Warnings::default(),
            next_address: 0x7f00_0000_1000,
            classes: Vec::new(),
            class_statements: Vec::new(),
            made_up: Vec::new(),
            clock: Clock::default(),
            referents: Vec::new(),
            chance: Chance::default(),
            twisters: Vec::new(),
            datetime: None,
            decimal: None,
            uuid: None,
        }
    }

    /// Runs a program from its first document to its last, in the namespace `__main__`.
    pub fn run(&mut self, program: &Program, host: &mut dyn Host) -> Result<(), Raised> {
        host.before_program(self, &program.statements)?;
        Interpreter::new(self, host).warn_of(&program.warnings)?;
        for code in &program.codes {
            if let Some(doc) = &code.doc {
                self.main.set_str("__doc__", Value::Str(Rc::clone(doc)));
            }
            let main = Rc::clone(&self.main);
            let mut interpreter = Interpreter::new(self, host);
            interpreter.run_code(code, main, None)?;
            interpreter.close_abandoned()?;
        }
        Ok(())
    }

    /// Whether a module of that name is there already.
    pub fn has_module(&self, name: &str) -> bool {
        self.modules.get_str(name).is_some()
    }

    /// A NaN of its own: like any object, it is itself, and equals nothing. Its bits hold its address.
    pub(crate) fn new_nan(&mut self) -> f64 {
        const PAYLOAD: u64 = (1 << 51) - 1;
        f64::from_bits(f64::NAN.to_bits() | self.new_address() & PAYLOAD)
    }

    /// The limits it runs under.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The built-in classes, exceptions included.
    pub fn types(&self) -> Rc<Types> {
        Rc::clone(&self.types)
    }

    /// The namespace of the program, `__main__`.
    pub fn main_namespace(&self) -> &Rc<Dict> {
        &self.main
    }

    /// The expression or statement that is being executed.
    pub fn current_place(&self) -> Place {
        self.program_frame().map_or_else(Place::default, |frame| {
            let (start, end) = frame.range();
            frame.code.source.place(start, end)
        })
    }

    /// The name of the function that is being executed.
    pub(crate) fn current_function(&self) -> Rc<str> {
        self.program_frame().map_or_else(|| "<module>".into(), |frame| Rc::clone(&frame.code.name))
    }

    /// The statement that is being executed.
    pub fn current_statement(&self) -> Place {
        let frame = self.program_frame();
        let statement = frame.and_then(|frame| frame.code.statements.get(frame.statement as usize));
        statement.copied().unwrap_or_default()
    }

    /// The name of the document whose code is being executed.
    pub(crate) fn document_name(&self) -> Rc<str> {
        self.program_frame().map_or_else(|| Rc::from(""), |frame| Rc::from(&*frame.code.source.name))
    }

    /// The innermost call of the program's own code; modules that come with the interpreter are passed over.
    fn program_frame(&self) -> Option<&Frame> {
        self.frames.iter().rev().find(|frame| !frame.code.source.is_library)
    }

    /// Whether code of a module that comes with the interpreter is running.
    pub(crate) fn in_library(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.code.source.is_library)
    }

    /// How many Python calls are in progress; 0 at module level.
    pub fn depth(&self) -> usize {
        self.frames.len().saturating_sub(1)
    }

    /// A new class under a host's duty: it and everything derived from it.
    pub fn new_host_class(
        &mut self,
        module: &str,
        name: &str,
        bases: Vec<Rc<Class>>,
        metaclass: Option<Rc<Class>>,
        namespace: Rc<Dict>,
        marker: HostRef,
    ) -> Result<Rc<Class>, Raised> {
        let class = self.new_class_qualified(module, name, name, bases, metaclass, namespace)?;
        class.host.replace(Some(marker));
        Ok(class)
    }

    /// A new exception class; `bases` empty means `Exception`. Its `__str__` may be put into the
    /// namespace, a host's object included.
    pub fn new_exception_class(&mut self, module: &str, name: &str, bases: Vec<Rc<Class>>) -> Rc<Class> {
        let bases = if bases.is_empty() { vec![Rc::clone(&self.types.exception)] } else { bases };
        match self.new_class(module, name, bases, Rc::default()) {
            Ok(class) => class,
            // Only inconsistent bases fail, and then the first alone must do.
            Err(_) => Rc::clone(&self.types.exception),
        }
    }

    /// An instance of a class, without calling `__init__` or the host.
    pub fn new_instance(&mut self, class: &Rc<Class>) -> Rc<Instance> {
        Rc::new(Instance::new(Rc::clone(class)))
    }

    /// An instance of an exception class with its `args`.
    pub fn new_exception(&mut self, class: &Rc<Class>, args: Vec<Value>) -> Rc<Instance> {
        let exception = self.new_instance(class);
        if let Some(state) = exception.exception() {
            state.borrow_mut().args = args;
        }
        exception
    }

    /// Raises an exception of that class with a message.
    pub fn raise(&mut self, class: &Rc<Class>, message: impl Into<String>) -> Raised {
        let message: String = message.into();
        Raised::Exception(self.new_exception(class, vec![Value::from(message)]))
    }

    /// Raises an exception that says the name it is about: `error.name`.
    pub fn raise_named(&mut self, class: &Rc<Class>, message: impl Into<String>, name: &str) -> Raised {
        let exception = self.new_exception(class, vec![Value::from(message.into())]);
        if let Some(state) = exception.exception() {
            state.borrow_mut().name = Some(Value::from(name));
        }
        Raised::Exception(exception)
    }

    /// Raises TypeError.
    pub fn raise_type_error(&mut self, message: impl Into<String>) -> Raised {
        let class = Rc::clone(&self.types.type_error);
        self.raise(&class, message)
    }

    /// Raises ValueError.
    pub fn raise_value_error(&mut self, message: impl Into<String>) -> Raised {
        let class = Rc::clone(&self.types.value_error);
        self.raise(&class, message)
    }

    /// Raises AttributeError.
    pub fn raise_attribute_error(&mut self, message: impl Into<String>) -> Raised {
        let class = Rc::clone(&self.types.attribute_error);
        self.raise(&class, message)
    }

    /// Raises KeyError with the key itself, as Python does.
    pub fn raise_key_error(&mut self, key: Value) -> Raised {
        let class = Rc::clone(&self.types.key_error);
        Raised::Exception(self.new_exception(&class, vec![key]))
    }

    /// Raises ZeroDivisionError.
    pub(crate) fn raise_zero_division(&mut self, message: &str) -> Raised {
        let class = Rc::clone(&self.types.zero_division_error);
        self.raise(&class, message)
    }

    /// Raises RuntimeError with an exception as its cause; anything but an exception stays as it is.
    pub(crate) fn raise_from(&mut self, raised: Raised, message: impl Into<String>) -> Raised {
        let Raised::Exception(cause) = raised else { return raised };
        let class = Rc::clone(&self.types.runtime_error);
        let error = self.raise(&class, message);
        if let Some(state) = error.exception().and_then(|error| error.exception()) {
            state.borrow_mut().cause = Some(cause);
        }
        error
    }

    /// Raises IndexError.
    pub fn raise_index_error(&mut self, message: impl Into<String>) -> Raised {
        let class = Rc::clone(&self.types.index_error);
        self.raise(&class, message)
    }

    /// Refuses something by name: "Bothways does not support {what} yet".
    pub fn unsupported(&self, what: impl Into<String>) -> Raised {
        Raised::Unsupported(Box::new(Unsupported { what: what.into(), place: self.current_place() }))
    }

    /// Ends the run because of a limit, said in a sentence.
    pub fn limit(&self, what: impl Into<String>) -> Raised {
        Raised::Limit(Box::new(Limit { what: what.into(), place: self.current_place() }))
    }

    /// A new address for an object, as `id` and the default `repr` show it; the same in every run.
    pub fn new_address(&mut self) -> u64 {
        self.next_address += 0x40;
        self.next_address
    }

    /// The address of an object as `id` and the default `repr` show it.
    pub fn address_of(&mut self, value: &Value) -> u64 {
        let kept = match value {
            Value::Instance(instance) => &instance.address,
            Value::Function(function) => &function.address,
            Value::Class(class) => &class.address,
            Value::Generator(generator) => &generator.address,
            other => return pointer_of(other),
        };
        if kept.get() == 0 {
            self.next_address += 0x40;
            kept.set(self.next_address);
        }
        kept.get()
    }

    /// StopIteration with what the generator that just ended returned.
    pub(crate) fn stop_iteration(&mut self) -> Raised {
        let args = match std::mem::replace(&mut self.returned, Value::None) {
            Value::None => Vec::new(),
            value => vec![value],
        };
        let class = Rc::clone(&self.types.stop_iteration);
        Raised::Exception(self.new_exception(&class, args))
    }

    /// The classes made so far that still exist, in the order of their making.
    pub(crate) fn known_classes(&self) -> Vec<Rc<Class>> {
        self.classes.iter().filter_map(Weak::upgrade).collect()
    }

    /// A name of the code that is being executed.
    fn name(&self, slot: u32) -> Name {
        let name = self.frames.last().and_then(|frame| frame.code.names.get(slot as usize).cloned());
        name.unwrap_or_else(|| Name::new("".into()))
    }

    /// The machine has lost its own frame: a mistake of ours, told instead of a panic.
    fn lost_frame(&self) -> Raised {
        self.unsupported("this program, because of an internal error of the interpreter,")
    }
}

impl Drop for Vm {
    /// Classes and the functions in them hold each other, so they are let go of by hand.
    fn drop(&mut self) {
        self.frames.clear();
        self.stack.clear();
        self.main.clear();
        for class in self.classes.drain(..).filter_map(|class| class.upgrade()) {
            class.namespace.clear();
        }
    }
}

/// A number with its thousands separated.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The address in memory of a value whose address no one prints.
fn pointer_of(value: &Value) -> u64 {
    let address = match value {
        Value::Str(text) => Rc::as_ptr(text).addr(),
        Value::Bytes(bytes) => Rc::as_ptr(bytes).addr(),
        Value::BigInt(number) => Rc::as_ptr(number).addr(),
        Value::List(list) => Rc::as_ptr(list).addr(),
        Value::Tuple(items) => Rc::as_ptr(items).addr(),
        Value::Dict(dict) => Rc::as_ptr(dict).addr(),
        Value::DictView(view) => Rc::as_ptr(view).addr(),
        Value::Set(set) => Rc::as_ptr(set).addr(),
        Value::Range(range) => Rc::as_ptr(range).addr(),
        Value::Slice(slice) => Rc::as_ptr(slice).addr(),
        Value::BoundMethod(method) => Rc::as_ptr(method).addr(),
        Value::Native(native) => std::ptr::from_ref(*native).addr(),
        Value::Module(module) => Rc::as_ptr(module).addr(),
        Value::Iterator(iterator) => Rc::as_ptr(iterator).addr(),
        Value::Property(property) => Rc::as_ptr(property).addr(),
        Value::ClassMethod(inner) | Value::StaticMethod(inner) => Rc::as_ptr(inner).addr(),
        Value::Super(proxy) => Rc::as_ptr(proxy).addr(),
        Value::Alias(alias) => Rc::as_ptr(alias).addr(),
        Value::Host(object) => Rc::as_ptr(&object.0).addr(),
        Value::Int(number) => return 0x5600_0000_0000 ^ number.cast_unsigned().rotate_left(5),
        Value::Float(number) => return number.to_bits() >> 8,
        Value::Bool(true) => return 0x5600_0000_1020,
        Value::Bool(false) => return 0x5600_0000_1040,
        _ => return 0x5600_0000_1060,
    };
    address as u64
}
