//! Instances of classes of the program or the host, exceptions included.

use std::any::Any;
use std::cell::{Cell, OnceCell, RefCell};
use std::fmt;
use std::rc::Rc;

use super::Value;
use super::class::Class;
use super::dict::Dict;
use super::exception::ExceptionState;
use super::function::Function;
use crate::compile::code::Name;

/// Sees the instances go that a host has numbered ([`Instance::set_keeper`]).
pub trait Keeper {
    /// The program let go of the last reference to the instance of this number; `dict` is what it had set on
    /// the instance itself, if anything.
    fn released(&self, host_id: u32, dict: Option<Rc<Dict>>);
}

/// An instance.
pub struct Instance {
    /// Its class.
    pub class: Rc<Class>,
    dict: OnceCell<Rc<Dict>>,
    slots: OnceCell<Rc<Dict>>,
    pub(crate) address: Cell<u64>,
    more: OnceCell<Box<More>>,
}

/// What most instances do without.
#[derive(Default)]
struct More {
    host_id: Cell<Option<u32>>,
    keeper: OnceCell<Rc<dyn Keeper>>,
    exception: Option<RefCell<ExceptionState>>,
    /// What a class of the interpreter's modules keeps in Rust, such as the days of a `date`.
    data: Option<Rc<dyn Any>>,
}

/// The value that an instance of a class derived from a built-in one, such as `class Colour(str, Enum)`, is.
struct Underlying(Value);

impl Instance {
    pub(crate) fn new(class: Rc<Class>) -> Self {
        let more = OnceCell::new();
        if class.is_exception() {
            let exception = Some(RefCell::default());
            more.get_or_init(|| Box::new(More { exception, ..More::default() }));
        }
        Self { class, dict: OnceCell::new(), slots: OnceCell::new(), address: Cell::new(0), more }
    }

    /// An instance of a class whose state is kept in Rust.
    pub(crate) fn with_data(class: Rc<Class>, data: impl Any) -> Self {
        let mut instance = Self::new(class);
        let mut more = instance.more.take().unwrap_or_default();
        more.data = Some(Rc::new(data));
        instance.more = more.into();
        instance
    }

    /// An instance of a class derived from a built-in one: a `str` with attributes.
    pub(crate) fn with_underlying(class: Rc<Class>, value: Value) -> Self {
        Self::with_data(class, Underlying(value))
    }

    /// The state kept in Rust, if it is a `T`: a `chrono::NaiveDate` of a `date`.
    pub fn data<T: Any>(&self) -> Option<&T> {
        self.more.get()?.data.as_deref()?.downcast_ref()
    }

    /// The built-in value that it is beside being an instance: the text of a member of a `str` enum.
    pub fn underlying(&self) -> Option<&Value> {
        self.data::<Underlying>().map(|underlying| &underlying.0)
    }

    /// Its own attributes, as `__dict__` shows them.
    pub fn dict(&self) -> &Rc<Dict> {
        self.dict.get_or_init(|| Rc::new(Dict::with_room_for(self.class.attributes.get())))
    }

    /// What it holds under the `__slots__` of its class.
    pub(crate) fn slots(&self) -> &Rc<Dict> {
        self.slots.get_or_init(Rc::default)
    }

    pub(crate) fn existing_slots(&self) -> Option<&Rc<Dict>> {
        self.slots.get()
    }

    /// Makes a place a copy of an attribute that is as it stands, its own or a constant of its class; false, and
    /// nothing done, if there is more to it.
    pub(crate) fn copy_attribute(&self, name: &Name, place: &mut Value) -> bool {
        if self.class.intercepts_reads {
            return false;
        }
        let copy_own = |place| self.dict.get().is_some_and(|dict| dict.copy_named(name, place));
        if !self.class.has_name(name) {
            return copy_own(place);
        }
        let is_constant = self.class.copy_constant(name, place);
        if is_constant {
            copy_own(place);
        }
        is_constant
    }

    /// A method of its class that the program wrote, if that is what the instance has under the name.
    #[inline]
    pub(crate) fn plain_method(&self, name: &Name) -> Option<Rc<Function>> {
        if self.class.intercepts_reads || self.dict.get().is_some_and(|dict| dict.has_name(name)) {
            return None;
        }
        self.class.method_named(name)
    }

    /// Whether setting an attribute simply puts it into the instance's own dict.
    #[inline]
    fn sets_plainly(&self, name: &Name) -> bool {
        self.class.has_dict
            && !self.class.intercepts_writes.get()
            && self.exception().is_none()
            && !name.is_special
            && !self.class.has_name(name)
    }

    /// Sets an attribute to a copy of a value, if that simply goes into the instance's own dict; false, and nothing
    /// done, if there is more to it.
    pub(crate) fn set_plainly(&self, name: &Name, value: &Value) -> bool {
        let is_plain = self.sets_plainly(name);
        if is_plain {
            let dict = self.dict();
            dict.set_copy_named(name, value);
            if dict.len() > self.class.attributes.get() {
                self.class.attributes.set(dict.len());
            }
        }
        is_plain
    }

    /// Computes an integer attribute anew, if that simply is in the instance's own dict; false, and nothing done, if
    /// there is more to it.
    pub(crate) fn update_plainly(&self, name: &Name, compute: impl FnOnce(i64) -> Option<i64>) -> bool {
        let dict = self.dict.get().filter(|_| !self.class.intercepts_reads && self.sets_plainly(name));
        dict.is_some_and(|dict| dict.update_named(name, compute))
    }

    pub(crate) fn existing_dict(&self) -> Option<&Rc<Dict>> {
        self.dict.get()
    }

    /// The host's number for it, if it gave one.
    pub fn host_id(&self) -> Option<u32> {
        self.more.get()?.host_id.get()
    }

    /// Keeps the host's number for it.
    pub fn set_host_id(&self, id: Option<u32>) {
        self.more.get_or_init(Box::default).host_id.set(id);
    }

    /// Has the keeper told when the program lets go of this instance. Only the first one is kept.
    pub fn set_keeper(&self, keeper: Rc<dyn Keeper>) {
        let _ = self.more.get_or_init(Box::default).keeper.set(keeper);
    }

    /// Gives an instance that was made anew the attributes that an earlier one of the same number had.
    pub fn adopt_dict(&self, dict: Rc<Dict>) {
        let _ = self.dict.set(dict);
    }

    /// What it carries if it is an exception.
    pub fn exception(&self) -> Option<&RefCell<ExceptionState>> {
        self.more.get()?.exception.as_ref()
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        let Some(mut more) = self.more.take() else { return };
        if let (Some(keeper), Some(id)) = (more.keeper.take(), more.host_id.get()) {
            keeper.released(id, self.dict.take());
        }
    }
}

impl fmt::Debug for Instance {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "<{} object>", self.class.full_name())
    }
}
