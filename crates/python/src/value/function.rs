//! Things to call: functions of the program, functions of the interpreter, and methods with their
//! receiver.

use std::cell::{Cell, OnceCell, RefCell};
use std::fmt;
use std::rc::Rc;

use super::Value;
use super::dict::Dict;
use crate::compile::code::Code;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::limits::Limits;
use crate::raised::Raised;

/// A variable shared between a function and the functions inside it.
#[derive(Debug)]
pub struct CellVariable(pub(crate) RefCell<Value>);

impl CellVariable {
    pub(crate) fn new(value: Value) -> Rc<Self> {
        Rc::new(Self(RefCell::new(value)))
    }

    pub(crate) fn get(&self) -> Value {
        self.0.borrow().clone()
    }

    pub(crate) fn set(&self, value: Value) -> Value {
        self.0.replace(value)
    }
}

/// A function of the program.
#[derive(Debug)]
pub struct Function {
    pub(crate) code: Rc<Code>,
    pub(crate) globals: Rc<Dict>,
    pub(crate) defaults: RefCell<Vec<Value>>,
    pub(crate) keyword_defaults: RefCell<Vec<(Rc<str>, Value)>>,
    pub(crate) closure: Vec<Rc<CellVariable>>,
    pub(crate) name: RefCell<Rc<str>>,
    pub(crate) qualified_name: RefCell<Rc<str>>,
    pub(crate) doc: RefCell<Value>,
    pub(crate) annotations: RefCell<Option<Rc<Dict>>>,
    pub(crate) dict: OnceCell<Rc<Dict>>,
    pub(crate) address: Cell<u64>,
}

impl Function {
    /// How many positional arguments a call must give: those without default.
    pub fn required_arguments(&self) -> usize {
        self.code.parameters.positional.saturating_sub(self.defaults.borrow().len())
    }

    /// The names of its positional parameters.
    pub fn positional_names(&self) -> Vec<Rc<str>> {
        let names = self.code.locals.iter().take(self.code.parameters.positional);
        names.cloned().collect()
    }

    /// Sets `__qualname__`.
    pub fn rename(&self, qualified_name: &str) {
        self.qualified_name.replace(qualified_name.into());
    }

    /// The same function under another `__qualname__`.
    pub fn renamed(&self, qualified_name: &str) -> Rc<Self> {
        Rc::new(Self {
            code: Rc::clone(&self.code),
            globals: Rc::clone(&self.globals),
            defaults: self.defaults.clone(),
            keyword_defaults: self.keyword_defaults.clone(),
            closure: self.closure.clone(),
            name: self.name.clone(),
            qualified_name: RefCell::new(qualified_name.into()),
            doc: self.doc.clone(),
            annotations: self.annotations.clone(),
            dict: self.dict.clone(),
            address: Cell::new(0),
        })
    }

    /// `__name__`
    pub fn name(&self) -> Rc<str> {
        Rc::clone(&self.name.borrow())
    }
}

/// A callable with its first argument.
#[derive(Debug)]
pub struct BoundMethod {
    /// What is called.
    pub function: Value,
    /// What it is called with first.
    pub receiver: Value,
}

/// A function of the interpreter.
pub struct Native {
    /// Its name as error texts print it.
    pub name: &'static str,
    /// How it binds when found on a class.
    pub kind: NativeKind,
    /// What it does.
    pub function: fn(&mut Interpreter<'_>, Arguments) -> Result<Value, Raised>,
    /// What it does with the arguments that it is given most often, without taking them off the stack: this needs no
    /// Python code and cannot fail. `None`, and nothing done, with any others.
    pub(crate) short: Option<ShortWay>,
}

/// See [`Native::short`].
pub(crate) type ShortWay = fn(&[Value], &Limits) -> Option<Value>;

impl Native {
    /// A function that binds so and does that.
    pub(crate) const fn new(
        name: &'static str,
        kind: NativeKind,
        function: fn(&mut Interpreter<'_>, Arguments) -> Result<Value, Raised>,
    ) -> Self {
        Self { name, kind, function, short: None }
    }

    /// The same function with a short way.
    pub(crate) const fn with_short_way(mut self, short: ShortWay) -> Self {
        self.short = Some(short);
        self
    }

    /// Lets a method of a built-in class work on instances of derived classes: they are replaced by the
    /// built-in value that they are. Special methods look at the instance itself.
    pub(crate) fn take_underlying(&self, arguments: &mut Arguments) {
        if !arguments.positional.iter().any(|value| matches!(value, Value::Instance(_))) {
            return;
        }
        let Some((class, name)) = self.name.split_once('.') else { return };
        if name.starts_with("__") && name != "__init__" {
            return;
        }
        let count = match class {
            // What is formatted says itself how.
            "str" if name == "format" => 1,
            "str" | "bytes" => usize::MAX,
            "int" | "float" | "list" | "tuple" | "dict" | "set" | "frozenset" => 1,
            _ => return,
        };
        for value in arguments.positional.iter_mut().take(count) {
            if let Value::Instance(instance) = &*value
                && let Some(underlying) = instance.underlying()
            {
                *value = underlying.clone();
            }
        }
    }

    /// Its name without the class.
    pub(crate) fn attribute(&self) -> &'static str {
        self.name.split_once('.').map_or(self.name, |(_, name)| name)
    }
}

/// How a native function binds when it is found on a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NativeKind {
    /// A plain built-in function: does not bind.
    Function,
    /// A method: the receiver comes first.
    Method,
    /// A class method: the class comes first.
    ClassMethod,
    /// Reads an attribute: called with the receiver at once.
    Getter,
}

impl fmt::Debug for Native {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "<native {}>", self.name)
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        super::release::release((std::mem::take(self.defaults.get_mut()), std::mem::take(&mut self.closure)));
    }
}

impl Drop for BoundMethod {
    fn drop(&mut self) {
        let parts = [&mut self.function, &mut self.receiver].map(|part| std::mem::replace(part, Value::None));
        super::release::release(parts);
    }
}
