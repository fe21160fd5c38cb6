//! Typing constructs: `List["Child"]`, `Optional[int]`, `int | None`. They are made by evaluating
//! annotations as CPython does, and a host reads them apart.

use std::rc::Rc;

use super::Value;
use super::class::Class;

/// Which module's construct it is: this decides how it prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AliasKind {
    /// A name of `typing`, such as `typing.List`, with or without arguments. `Optional[X]` with
    /// arguments is a `Union`.
    Typing,
    /// A built-in class with arguments, such as `list[int]`.
    BuiltIn,
    /// `int | None`.
    UnionType,
    /// A type variable; the name is its own.
    TypeVar,
}

/// A typing construct.
#[derive(Debug)]
pub struct Alias {
    /// Which module's construct it is.
    pub kind: AliasKind,
    /// Its name: `List`, `Union`, `Optional`, `Any`, `list`.
    pub name: Rc<str>,
    /// The class behind it: `list` for `List`, the class itself for `list[int]`.
    pub origin: Option<Rc<Class>>,
    /// The arguments in the square brackets; empty if there were none. Forward references are
    /// plain strings here, and `None` is `None`.
    pub arguments: Vec<Value>,
}

impl Drop for Alias {
    fn drop(&mut self) {
        if !self.arguments.is_empty() {
            super::release::release(std::mem::take(&mut self.arguments));
        }
    }
}
