//! Iterators of the interpreter, and generators.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::Value;
use super::dict::{Dict, ViewKind};
use super::list::List;
use super::set::Set;
use super::slice::Range;
use super::tuple::Tuple;
use crate::host::HostRef;
use crate::vm::frame::{Frame, Suspended};

/// An iterator of the interpreter.
#[derive(Debug)]
pub struct PyIterator(pub(crate) RefCell<IteratorState>);

/// What an iterator goes over, and how far it is.
#[derive(Debug)]
pub(crate) enum IteratorState {
    Exhausted,
    List {
        list: Rc<List>,
        position: usize,
    },
    ReversedList {
        list: Rc<List>,
        left: usize,
    },
    Tuple {
        tuple: Rc<Tuple>,
        position: usize,
    },
    Text {
        text: Rc<str>,
        offset: usize,
    },
    /// The next number, the step, and how many are left.
    Range {
        next: i64,
        step: i64,
        left: usize,
    },
    Dict {
        dict: Rc<Dict>,
        kind: ViewKind,
        position: usize,
        size: usize,
    },
    /// Items taken beforehand: reversed sequences.
    Items {
        items: std::vec::IntoIter<Value>,
    },
    Set {
        set: Rc<Set>,
        items: std::vec::IntoIter<Value>,
        size: usize,
    },
    /// An object with `__getitem__` and no `__iter__`.
    Sequence {
        object: Value,
        position: i64,
    },
    Host {
        object: HostRef,
        position: usize,
    },
    Enumerate {
        inner: Value,
        count: i64,
    },
    Zip {
        inner: Vec<Value>,
        strict: bool,
    },
    Map {
        function: Value,
        inner: Vec<Value>,
    },
    Filter {
        function: Value,
        inner: Value,
    },
    CallUntil {
        function: Value,
        sentinel: Value,
    },
}

impl IteratorState {
    pub fn range(range: Range) -> Self {
        Self::Range { next: range.start, step: range.step, left: range.len() }
    }
}

impl IteratorState {
    #[inline]
    fn next_number(&mut self) -> Option<i64> {
        let Self::Range { next, step, left } = self else { return None };
        *left = left.checked_sub(1)?;
        let number = *next;
        *next = next.wrapping_add(*step);
        Some(number)
    }
}

impl PyIterator {
    /// The next number of a range.
    #[inline]
    pub(crate) fn next_number(&self) -> Option<i64> {
        self.0.borrow_mut().next_number()
    }

    /// The next item where it takes neither Python code nor an ending; the ways to go over most things.
    #[inline]
    pub(crate) fn next_plain(&self) -> Option<Value> {
        match &mut *self.0.borrow_mut() {
            range @ IteratorState::Range { .. } => range.next_number().map(Value::Int),
            IteratorState::List { list, position } => {
                let item = list.get(*position)?;
                *position += 1;
                Some(item)
            }
            IteratorState::Tuple { tuple, position } => {
                let item = tuple.get(*position)?.clone();
                *position += 1;
                Some(item)
            }
            IteratorState::Dict { dict, kind, position, size } if dict.len() == *size => {
                let (after, key, value) = dict.entry_from(*position)?;
                *position = after;
                Some(match kind {
                    ViewKind::Keys => key,
                    ViewKind::Values => value,
                    ViewKind::Items => Value::tuple(vec![key, value]),
                })
            }
            IteratorState::Items { items } => items.next(),
            IteratorState::Enumerate { inner: Value::Iterator(inner), count } => {
                let item = inner.next_plain()?;
                let number = *count;
                *count = count.saturating_add(1);
                Some(Value::tuple(vec![Value::Int(number), item]))
            }
            _ => None,
        }
    }

    /// The next item of those that [`PyIterator::next_plain`] would make a tuple of two of, without the tuple: most
    /// often it is taken apart at once.
    pub(crate) fn next_pair(&self) -> Option<(Value, Value)> {
        match &mut *self.0.borrow_mut() {
            IteratorState::Dict { dict, kind: ViewKind::Items, position, size } if dict.len() == *size => {
                let (after, key, value) = dict.entry_from(*position)?;
                *position = after;
                Some((key, value))
            }
            IteratorState::Enumerate { inner: Value::Iterator(inner), count } => {
                let item = inner.next_plain()?;
                let number = *count;
                *count = count.saturating_add(1);
                Some((Value::Int(number), item))
            }
            _ => None,
        }
    }

    pub(crate) fn new(state: IteratorState) -> Self {
        Self(RefCell::new(state))
    }
}

impl Drop for PyIterator {
    fn drop(&mut self) {
        let state = std::mem::replace(self.0.get_mut(), IteratorState::Exhausted);
        super::release::release(state);
    }
}

/// A generator: a frame that is kept between two `next()`.
#[derive(Debug)]
pub struct Generator {
    pub(crate) name: Rc<str>,
    pub(crate) qualified_name: Rc<str>,
    pub(crate) frame: RefCell<Option<Box<Frame>>>,
    /// Its variables and operands, as long as it does not run.
    pub(crate) values: RefCell<Vec<Value>>,
    pub(crate) running: Cell<bool>,
    pub(crate) address: Cell<u64>,
    /// Where the frame goes if the generator is let go of inside a `try` or `with`: the machine then
    /// closes it, as CPython does at once.
    pub(crate) abandoned: Abandoned,
}

/// Frames of generators that were let go of before their `finally` and `__exit__` ran.
pub(crate) type Abandoned = Rc<RefCell<Vec<Suspended>>>;

impl Drop for Generator {
    fn drop(&mut self) {
        let Some(frame) = self.frame.take() else { return };
        let values = self.values.take();
        if frame.is_protected()
            && let Ok(mut abandoned) = self.abandoned.try_borrow_mut()
        {
            abandoned.push(Suspended { frame, values });
            return;
        }
        // Nothing is borrowed here: the frame may hold the last of another generator.
        super::release::release((frame, values));
    }
}
