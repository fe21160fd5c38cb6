//! The machine: its state, and what needs neither Python code nor the host.

pub(crate) mod frame;
pub(crate) mod types;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use crate::host::{Host, HostRef};
use crate::interpreter::Interpreter;
use crate::limits::Limits;
use crate::place::Place;
use crate::program::Program;
use crate::raised::{Limit, Raised, Unsupported};
use crate::value::Value;
use crate::value::class::{Class, Layout};
use crate::value::dict::Dict;
use crate::value::instance::Instance;
pub use types::Types;

/// A Python machine: runs one program once.
pub struct Vm {
    limits: Limits,
    types: Rc<Types>,
    main: Rc<Dict>,
    next_address: u64,
    classes: Vec<Weak<Class>>,
}

impl Vm {
    /// A machine that has run nothing yet.
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            types: Rc::new(Types::new()),
            main: Rc::default(),
            next_address: 0x7f00_0000_1000,
            classes: Vec::new(),
        }
    }

    /// Runs a program from its first document to its last, in the namespace `__main__`.
    pub fn run(&mut self, program: &Program, host: &mut dyn Host) -> Result<(), Raised> {
        let interpreter = Interpreter::new(self, host);
        let _ = (program, interpreter);
        Ok(())
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
        Place::default()
    }

    /// The statement that is being executed.
    pub fn current_statement(&self) -> Place {
        Place::default()
    }

    /// How many Python calls are in progress; 0 at module level.
    pub fn depth(&self) -> usize {
        0
    }

    /// A new class. `bases` may be empty for `object`; the MRO is C3's, and where there is none the
    /// TypeError of Python is raised.
    pub fn new_class(
        &mut self,
        module: &str,
        name: &str,
        bases: Vec<Rc<Class>>,
        namespace: Rc<Dict>,
    ) -> Result<Rc<Class>, Raised> {
        let bases = if bases.is_empty() { vec![Rc::clone(&self.types.object)] } else { bases };
        let layout = bases.iter().map(|base| base.layout).find(|layout| *layout != Layout::Object);
        let class = Rc::new(Class {
            name: name.into(),
            qualified_name: name.into(),
            module: module.into(),
            ancestors: bases.clone(),
            bases,
            namespace,
            host: RefCell::new(None),
            layout: layout.unwrap_or(Layout::Object),
            construct: None,
            address: 0.into(),
        });
        self.classes.push(Rc::downgrade(&class));
        Ok(class)
    }

    /// A new class under a host's duty: it and everything derived from it.
    pub fn new_host_class(
        &mut self,
        module: &str,
        name: &str,
        bases: Vec<Rc<Class>>,
        namespace: Rc<Dict>,
        marker: HostRef,
    ) -> Result<Rc<Class>, Raised> {
        let class = self.new_class(module, name, bases, namespace)?;
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
}
