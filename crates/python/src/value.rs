//! Python's values. Everything that is not a scalar is reference counted exactly as in CPython:
//! an object is gone as soon as nothing holds it, which hosts may observe through a `Weak`.

pub mod alias;
pub mod class;
pub mod descriptor;
pub mod dict;
pub mod exception;
pub mod function;
pub mod hash;
pub mod instance;
pub(crate) mod interned;
pub mod iterator;
pub mod list;
pub mod module;
mod plain;
pub(crate) mod release;
pub mod set;
pub mod slice;
pub(crate) mod table;
pub mod tuple;

use std::fmt;
use std::rc::Rc;

use num_bigint::BigInt;

use crate::host::HostRef;
use alias::Alias;
use class::Class;
use descriptor::{Property, SuperProxy, Wrapped};
use dict::{Dict, DictView};
use function::{BoundMethod, Function, Native};
use instance::Instance;
use iterator::{Generator, PyIterator};
use list::List;
use module::Module;
use set::Set;
use slice::{Range, Slice};
use tuple::Tuple;

/// Any Python value.
// A tag as wide as a register puts every payload at the same, aligned place: values move as three
// words instead of byte by byte, which halves the time of the machine's loop.
#[derive(Clone)]
#[repr(u64)]
pub enum Value {
    /// A local variable without a value; never reaches a program or a host.
    Unbound,
    /// `None`
    None,
    /// `NotImplemented`
    NotImplemented,
    /// `...`
    Ellipsis,
    /// A `bool`.
    Bool(bool),
    /// An `int` within 64 bits.
    Int(i64),
    /// An `int` beyond 64 bits; one within is always an [`Value::Int`].
    BigInt(Rc<BigInt>),
    /// A `float`.
    Float(f64),
    /// A `str`.
    Str(Rc<str>),
    /// A `bytes`.
    Bytes(Rc<[u8]>),
    /// A `list`.
    List(Rc<List>),
    /// A `tuple`.
    Tuple(Rc<Tuple>),
    /// A `dict`.
    Dict(Rc<Dict>),
    /// What `dict.keys()`, `.values()` and `.items()` give.
    DictView(Rc<DictView>),
    /// A `set` or `frozenset`.
    Set(Rc<Set>),
    /// A `range`.
    Range(Rc<Range>),
    /// A `slice`, as `x[a:b]` passes it.
    Slice(Rc<Slice>),
    /// A function of the program.
    Function(Rc<Function>),
    /// A function with its first argument.
    BoundMethod(Rc<BoundMethod>),
    /// A function of the interpreter.
    Native(&'static Native),
    /// A class, built in or of the program or the host.
    Class(Rc<Class>),
    /// An instance of a class of the program or the host; exceptions too.
    Instance(Rc<Instance>),
    /// A module of the interpreter.
    Module(Rc<Module>),
    /// An iterator of the interpreter, such as `enumerate(x)`.
    Iterator(Rc<PyIterator>),
    /// A generator.
    Generator(Rc<Generator>),
    /// A `property`.
    Property(Rc<Property>),
    /// A `classmethod` with what it wraps.
    ClassMethod(Rc<Wrapped>),
    /// A `staticmethod` with what it wraps.
    StaticMethod(Rc<Wrapped>),
    /// What `super()` gives.
    Super(Rc<SuperProxy>),
    /// A typing construct, such as `Optional[int]`.
    Alias(Rc<Alias>),
    /// An object of the host.
    Host(HostRef),
}

impl Value {
    /// `callable(value)`
    pub(crate) fn is_callable(&self) -> bool {
        match self {
            Self::Function(_) | Self::BoundMethod(_) | Self::Native(_) | Self::Class(_) => true,
            Self::Host(object) => object.0.is_callable(),
            Self::Instance(instance) => instance.class.lookup("__call__").is_some(),
            _ => false,
        }
    }

    /// A string value.
    pub fn str(text: impl Into<Rc<str>>) -> Self {
        Self::Str(text.into())
    }

    /// An `int` of any size.
    pub fn integer(number: BigInt) -> Self {
        match i64::try_from(&number) {
            Ok(small) => Self::Int(small),
            Err(_) => Self::BigInt(Rc::new(number)),
        }
    }

    /// A new list of these items.
    pub fn list(items: Vec<Value>) -> Self {
        Self::List(Rc::new(List::new(items)))
    }

    /// A tuple of these items.
    pub fn tuple(items: Vec<Value>) -> Self {
        Self::Tuple(Rc::new(Tuple::new(items)))
    }

    /// A function (or any callable) bound to its first argument.
    pub fn bound_method(function: Value, receiver: Value) -> Self {
        Self::BoundMethod(Rc::new(BoundMethod { function, receiver }))
    }

    /// Puts a value in the place of another, which most often holds nothing that is counted and then is let go of
    /// without a call.
    #[inline]
    pub(crate) fn put(&mut self, value: Value) {
        if self.is_uncounted() {
            std::mem::forget(std::mem::replace(self, value));
        } else {
            *self = value;
        }
    }

    /// Makes it a copy of another value, written in its place: one that is made elsewhere in parts and then moved as
    /// a whole keeps the processor waiting for the parts.
    pub(crate) fn set_copy_of(&mut self, value: &Value) {
        if !self.is_uncounted() {
            *self = Self::None;
        }
        let mut place = |copy| std::mem::forget(std::mem::replace(self, copy));
        match value {
            Self::Int(number) => place(Self::Int(*number)),
            Self::Instance(instance) => place(Self::Instance(Rc::clone(instance))),
            Self::Str(text) => place(Self::Str(Rc::clone(text))),
            Self::List(list) => place(Self::List(Rc::clone(list))),
            Self::Dict(dict) => place(Self::Dict(Rc::clone(dict))),
            Self::Function(function) => place(Self::Function(Rc::clone(function))),
            Self::Native(native) => place(Self::Native(native)),
            Self::None => place(Self::None),
            Self::Bool(truth) => place(Self::Bool(*truth)),
            other => place(other.clone()),
        }
    }

    /// Puts a copy of the value on a stack.
    pub(crate) fn push_copy(&self, stack: &mut Vec<Value>) {
        stack.push(Self::None);
        if let Some(place) = stack.last_mut() {
            place.set_copy_of(self);
        }
    }

    /// Lets go of the value, as [`Value::put`] does.
    #[inline]
    pub(crate) fn discard(self) {
        if self.is_uncounted() {
            std::mem::forget(self);
        }
    }

    /// Whether it is one of the common values that nothing has to be done for when they are let go of.
    #[inline]
    pub(crate) fn is_uncounted(&self) -> bool {
        matches!(self, Self::Unbound | Self::None | Self::Bool(_) | Self::Int(_) | Self::Float(_))
    }

    /// Whether it is of a built-in class without `__get__`: on a class, it is what instances have too.
    pub(crate) fn is_constant(&self) -> bool {
        matches!(
            self,
            Self::None
                | Self::Bool(_)
                | Self::Int(_)
                | Self::Float(_)
                | Self::Str(_)
                | Self::List(_)
                | Self::Tuple(_)
                | Self::Dict(_)
        )
    }

    /// Whether it is `None`.
    pub fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// The text, if it is a `str`.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Str(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is an `int` (or a `bool`, which is one).
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            Self::Bool(truth) => Some(i64::from(*truth)),
            _ => None,
        }
    }

    /// The number, if it is an `int` of any size or a `bool`.
    pub(crate) fn as_big(&self) -> Option<BigInt> {
        match self {
            Self::BigInt(number) => Some((**number).clone()),
            _ => self.as_int().map(BigInt::from),
        }
    }

    /// The built-in value behind an instance of a class derived from a built-in one, such as the text of a
    /// member of a `str` enum; any other value itself.
    pub fn plain(&self) -> &Value {
        match self {
            Self::Instance(instance) => instance.underlying().unwrap_or(self),
            _ => self,
        }
    }

    /// The class, if it is one.
    pub fn as_class(&self) -> Option<&Rc<Class>> {
        match self {
            Self::Class(class) => Some(class),
            _ => None,
        }
    }

    /// The instance, if it is one.
    pub fn as_instance(&self) -> Option<&Rc<Instance>> {
        match self {
            Self::Instance(instance) => Some(instance),
            _ => None,
        }
    }

    /// The host's object, if it is a `T`.
    pub fn as_host<T: crate::host::HostObject>(&self) -> Option<&T> {
        match self {
            Self::Host(object) => object.downcast::<T>(),
            _ => None,
        }
    }

    /// Python's `is`.
    pub fn is(&self, other: &Value) -> bool {
        match (self, other) {
            (Self::Unbound, Self::Unbound)
            | (Self::None, Self::None)
            | (Self::NotImplemented, Self::NotImplemented)
            | (Self::Ellipsis, Self::Ellipsis) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::BigInt(a), Self::BigInt(b)) => Rc::ptr_eq(a, b),
            (Self::Float(a), Self::Float(b)) => a.to_bits() == b.to_bits(),
            (Self::Bytes(a), Self::Bytes(b)) => Rc::ptr_eq(a, b) || (a.len() < 2 && a == b),
            (Self::Str(a), Self::Str(b)) => Rc::ptr_eq(a, b) || (a.len() < 2 && a == b),
            (Self::List(a), Self::List(b)) => Rc::ptr_eq(a, b),
            (Self::Tuple(a), Self::Tuple(b)) => Rc::ptr_eq(a, b) || (a.is_empty() && b.is_empty()),
            (Self::Dict(a), Self::Dict(b)) => Rc::ptr_eq(a, b),
            (Self::DictView(a), Self::DictView(b)) => Rc::ptr_eq(a, b),
            (Self::Set(a), Self::Set(b)) => Rc::ptr_eq(a, b),
            (Self::Range(a), Self::Range(b)) => Rc::ptr_eq(a, b),
            (Self::Slice(a), Self::Slice(b)) => Rc::ptr_eq(a, b),
            (Self::Function(a), Self::Function(b)) => Rc::ptr_eq(a, b),
            (Self::BoundMethod(a), Self::BoundMethod(b)) => Rc::ptr_eq(a, b),
            (Self::Native(a), Self::Native(b)) => std::ptr::eq(*a, *b),
            (Self::Class(a), Self::Class(b)) => Rc::ptr_eq(a, b),
            (Self::Instance(a), Self::Instance(b)) => Rc::ptr_eq(a, b),
            (Self::Module(a), Self::Module(b)) => Rc::ptr_eq(a, b),
            (Self::Iterator(a), Self::Iterator(b)) => Rc::ptr_eq(a, b),
            (Self::Generator(a), Self::Generator(b)) => Rc::ptr_eq(a, b),
            (Self::Property(a), Self::Property(b)) => Rc::ptr_eq(a, b),
            (Self::ClassMethod(a), Self::ClassMethod(b)) => Rc::ptr_eq(a, b),
            (Self::StaticMethod(a), Self::StaticMethod(b)) => Rc::ptr_eq(a, b),
            (Self::Super(a), Self::Super(b)) => Rc::ptr_eq(a, b),
            (Self::Alias(a), Self::Alias(b)) => Rc::ptr_eq(a, b),
            (Self::Host(a), Self::Host(b)) => a.is(b),
            _ => false,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Str(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Str(text.into())
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Bool(truth)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Float(number)
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unbound => formatter.write_str("<unbound>"),
            Self::None => formatter.write_str("None"),
            Self::NotImplemented => formatter.write_str("NotImplemented"),
            Self::Ellipsis => formatter.write_str("Ellipsis"),
            Self::Bool(truth) => write!(formatter, "{truth}"),
            Self::Int(number) => write!(formatter, "{number}"),
            Self::BigInt(number) => write!(formatter, "{number}"),
            Self::Float(number) => write!(formatter, "{number}"),
            Self::Bytes(bytes) => write!(formatter, "{bytes:?}"),
            Self::Str(text) => write!(formatter, "{text:?}"),
            Self::List(_) => formatter.write_str("<list>"),
            Self::Tuple(items) => formatter.debug_list().entries(items.iter()).finish(),
            Self::Dict(_) => formatter.write_str("<dict>"),
            Self::DictView(_) => formatter.write_str("<dict view>"),
            Self::Set(_) => formatter.write_str("<set>"),
            Self::Range(_) => formatter.write_str("<range>"),
            Self::Slice(_) => formatter.write_str("<slice>"),
            Self::Function(function) => write!(formatter, "<function {}>", function.code.name),
            Self::BoundMethod(method) => write!(formatter, "<bound {:?}>", method.function),
            Self::Native(native) => write!(formatter, "<native {}>", native.name),
            Self::Class(class) => write!(formatter, "<class {}>", class.name),
            Self::Instance(instance) => write!(formatter, "<{} object>", instance.class.name),
            Self::Module(module) => write!(formatter, "<module {}>", module.name),
            Self::Iterator(_) => formatter.write_str("<iterator>"),
            Self::Generator(_) => formatter.write_str("<generator>"),
            Self::Property(_) => formatter.write_str("<property>"),
            Self::ClassMethod(_) => formatter.write_str("<classmethod>"),
            Self::StaticMethod(_) => formatter.write_str("<staticmethod>"),
            Self::Super(_) => formatter.write_str("<super>"),
            Self::Alias(alias) => write!(formatter, "<typing {}>", alias.name),
            Self::Host(object) => write!(formatter, "{object:?}"),
        }
    }
}
