//! What a program has left: steps of loops and built-in functions, and lengths of values. Work is counted in
//! proportion to the data it goes through, so that no few statements can take long.

use std::rc::Rc;

use super::heap::{BYTES_A_STEP, BYTES_AN_OBJECT};
use super::{Vm, grouped};
use crate::limits::Limits;
use crate::raised::Raised;
use crate::value::Value;

/// Steps of iterators, jumps and built-in functions for each statement of the limit.
const WORK_PER_STATEMENT: u64 = 100;
/// The text that a built-in function reads in one step, letter by letter.
const BYTES_READ_PER_STEP: usize = 16;
/// The text that is copied, compared or searched in one step.
const BYTES_PER_STEP: usize = 512;
/// The items of a container that are copied or moved in one step.
const ITEMS_PER_STEP: usize = 8;

/// What is left.
#[derive(Debug)]
pub(super) struct Budget {
    pub statements: u64,
    work: u64,
    /// Bytes that may still be made before the heap is weighed.
    pub unweighed: usize,
}

impl Budget {
    pub fn new(limits: &Limits) -> Self {
        Self {
            statements: limits.statements,
            work: limits.statements.saturating_mul(WORK_PER_STATEMENT),
            unweighed: limits.heap_bytes,
        }
    }

    /// Takes a step; false, and nothing taken, where [`Vm::spend`] has more to do than that.
    #[inline]
    pub fn take_step(&mut self) -> bool {
        self.take_steps(1)
    }

    /// Takes a statement; false if there is none left.
    #[inline]
    pub fn take_statement(&mut self) -> bool {
        let left = self.statements.checked_sub(1);
        self.statements = left.unwrap_or(0);
        left.is_some()
    }

    /// Counts an object, as [`Vm::made_object`] does; false, and nothing counted, where that has more to do.
    pub fn makes_object(&mut self) -> bool {
        let left = self.unweighed.checked_sub(BYTES_AN_OBJECT);
        self.unweighed = left.unwrap_or(self.unweighed);
        left.is_some()
    }

    /// Whether [`Budget::take_step`] takes one.
    #[inline]
    pub fn has_step(&self) -> bool {
        self.work > 0 && self.unweighed >= BYTES_A_STEP
    }

    /// Takes so many steps, as [`Budget::take_step`] does.
    #[inline]
    pub fn take_steps(&mut self, steps: u64) -> bool {
        let bytes = steps as usize * BYTES_A_STEP;
        match (self.work.checked_sub(steps), self.unweighed.checked_sub(bytes)) {
            (Some(work), Some(unweighed)) => {
                (self.work, self.unweighed) = (work, unweighed);
                true
            }
            _ => false,
        }
    }
}

impl Vm {
    /// Counts steps that are no statements, so that no built-in loop runs without end.
    #[inline]
    pub(crate) fn spend(&mut self, steps: u64) -> Result<(), Raised> {
        match self.budget.work.checked_sub(steps) {
            Some(left) => {
                self.budget.work = left;
                self.made(steps as usize * BYTES_A_STEP)
            }
            None => Err(self.out_of_steps()),
        }
    }

    #[cold]
    fn out_of_steps(&self) -> Raised {
        let steps = grouped(self.limits.statements.saturating_mul(WORK_PER_STATEMENT));
        self.limit(format!("more than {steps} steps of loops and built-in functions were taken"))
    }

    /// Counts items of a container that are copied or moved at once.
    pub(crate) fn spend_on_items(&mut self, items: usize) -> Result<(), Raised> {
        self.spend((items / ITEMS_PER_STEP) as u64)
    }

    /// Counts text that is gone through.
    pub(crate) fn spend_on_text(&mut self, bytes: usize) -> Result<(), Raised> {
        if bytes < BYTES_PER_STEP { Ok(()) } else { self.spend((bytes / BYTES_PER_STEP) as u64) }
    }

    /// Counts arithmetic on integers beyond 64 bits, so many words of the one with so many of the other.
    pub(crate) fn spend_on_words(&mut self, a: u64, b: u64) -> Result<(), Raised> {
        self.spend((a + 1).saturating_mul(b + 1) / 16)
    }

    /// Counts the size of a value given to a built-in function, which may go through all of it. Containers are
    /// not counted: methods of theirs such as `append` do not depend on their length, and those that do say so.
    pub(super) fn spend_on_given(&mut self, value: &Value) -> Result<(), Raised> {
        match value {
            Value::Str(text) => self.spend((text.len() / BYTES_READ_PER_STEP) as u64),
            Value::Bytes(bytes) => self.spend((bytes.len() / BYTES_READ_PER_STEP) as u64),
            Value::BigInt(number) => {
                let words = number.bits() / 64;
                self.spend(words * words / 2)
            }
            _ => Ok(()),
        }
    }

    /// Counts the size of a value that has just been made, as nobody but the caller holding it shows: many large
    /// values take time and memory however few statements make them.
    pub(crate) fn spend_on_made(&mut self, value: &Value) -> Result<(), Raised> {
        match value {
            Value::Str(text) if Rc::strong_count(text) == 1 => self.spend_on_made_text(text.len()),
            Value::Bytes(bytes) if Rc::strong_count(bytes) == 1 => self.spend_on_made_text(bytes.len()),
            Value::List(list) if Rc::strong_count(list) == 1 => self.spend_on_made_items(list.len()),
            Value::Tuple(items) if Rc::strong_count(items) == 1 => self.spend_on_made_items(items.len()),
            Value::Dict(dict) if Rc::strong_count(dict) == 1 => self.spend(dict.len() as u64),
            Value::Set(set) if Rc::strong_count(set) == 1 => self.spend(set.len() as u64),
            _ => Ok(()),
        }
    }

    /// Counts a text that was put together.
    pub(super) fn spend_on_made_text(&mut self, bytes: usize) -> Result<(), Raised> {
        self.spend_on_text(bytes)?;
        self.made(bytes)
    }

    fn spend_on_made_items(&mut self, items: usize) -> Result<(), Raised> {
        self.spend_on_items(items)?;
        self.made(items * size_of::<Value>())
    }

    pub(crate) fn check_text(&self, bytes: usize) -> Result<(), Raised> {
        if bytes <= self.limits.string_bytes {
            return Ok(());
        }
        Err(self.limit(format!("a string has more than {} bytes", grouped(self.limits.string_bytes as u64))))
    }

    pub(crate) fn check_items(&self, items: usize) -> Result<(), Raised> {
        if items <= self.limits.collection_items {
            return Ok(());
        }
        let most = grouped(self.limits.collection_items as u64);
        Err(self.limit(format!("a collection has more than {most} items")))
    }
}
