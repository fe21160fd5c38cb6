//! Instances of classes of the program or the host, exceptions included.

use std::cell::{Cell, OnceCell, RefCell};
use std::fmt;
use std::rc::Rc;

use super::class::Class;
use super::dict::Dict;
use super::exception::ExceptionState;

/// An instance. Hosts may keep a `Weak<Instance>` to see when the program has let go of it.
pub struct Instance {
    /// Its class.
    pub class: Rc<Class>,
    dict: OnceCell<Rc<Dict>>,
    host_id: Cell<Option<u32>>,
    pub(crate) address: Cell<u64>,
    exception: Option<Box<RefCell<ExceptionState>>>,
}

impl Instance {
    pub(crate) fn new(class: Rc<Class>) -> Self {
        let exception = class.is_exception().then(Box::default);
        Self { class, dict: OnceCell::new(), host_id: Cell::new(None), address: Cell::new(0), exception }
    }

    /// Its own attributes, as `__dict__` shows them.
    pub fn dict(&self) -> &Rc<Dict> {
        self.dict.get_or_init(Rc::default)
    }

    pub(crate) fn existing_dict(&self) -> Option<&Rc<Dict>> {
        self.dict.get()
    }

    /// The host's number for it, if it gave one.
    pub fn host_id(&self) -> Option<u32> {
        self.host_id.get()
    }

    /// Keeps the host's number for it.
    pub fn set_host_id(&self, id: Option<u32>) {
        self.host_id.set(id);
    }

    /// What it carries if it is an exception.
    pub fn exception(&self) -> Option<&RefCell<ExceptionState>> {
        self.exception.as_deref()
    }
}

impl fmt::Debug for Instance {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "<{} object>", self.class.full_name())
    }
}
