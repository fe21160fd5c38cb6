//! The values of all calls in progress, one call above the other: what was given to it and its other variables first,
//! its operands above them. So arguments become variables where they lie, and a call takes no memory of its own.

use std::ops::{Deref, DerefMut};

use crate::value::Value;

/// Variables and operands; the topmost operand of the call that is executing is the last.
#[derive(Debug, Default)]
pub(crate) struct Stack(Vec<Value>);

impl Deref for Stack {
    type Target = Vec<Value>;

    #[inline]
    fn deref(&self) -> &Vec<Value> {
        &self.0
    }
}

impl DerefMut for Stack {
    #[inline]
    fn deref_mut(&mut self) -> &mut Vec<Value> {
        &mut self.0
    }
}

impl Stack {
    /// Takes the topmost operands off, in the order in which they were pushed.
    pub fn take(&mut self, count: usize) -> Vec<Value> {
        let at = self.0.len().saturating_sub(count);
        self.0.split_off(at)
    }

    /// The operand at a depth; 1 is the topmost.
    pub fn below(&self, depth: usize) -> Option<&Value> {
        self.0.get(self.0.len().checked_sub(depth)?)
    }

    /// Puts the topmost operand below the others of so many.
    pub fn rotate(&mut self, count: usize) {
        let at = self.0.len().saturating_sub(count);
        if let Some(top) = self.0.get_mut(at..) {
            top.rotate_right(1);
        }
    }

    /// Puts a value in the place of the two topmost operands.
    #[inline]
    pub fn replace_two(&mut self, value: Value) {
        self.discard_top();
        if let Some(place) = self.0.last_mut() {
            place.put(value);
        }
    }

    /// Lets go of the topmost operand.
    #[inline]
    pub fn discard_top(&mut self) {
        if self.0.last().is_some_and(Value::is_uncounted) {
            std::mem::forget(self.0.pop());
        } else {
            drop(self.0.pop());
        }
    }

    /// Lets go of everything from a place on, in the order in which it lies there.
    #[inline]
    pub fn discard_from(&mut self, at: usize) {
        for value in self.0.get_mut(at..).unwrap_or_default() {
            if !value.is_uncounted() {
                *value = Value::Unbound;
            }
        }
        while self.0.len() > at {
            std::mem::forget(self.0.pop());
        }
    }

    /// Makes the variables of a call from a place on: those that are there are its first ones.
    #[inline]
    pub fn make_variables(&mut self, base: usize, count: usize) {
        let missing = (base + count).saturating_sub(self.0.len());
        for _ in 0..missing {
            self.0.push(Value::Unbound);
        }
    }

    /// Puts a copy of the value at a place on top; false if there is none.
    #[inline]
    pub fn push_copy_at(&mut self, at: usize) -> bool {
        let Some((place, below)) = self.push_place() else { return false };
        match below.get(at) {
            None | Some(Value::Unbound) => {
                self.discard_top();
                false
            }
            Some(value) => {
                place.set_copy_of(value);
                true
            }
        }
    }

    /// A new topmost operand, to be filled, and those below it.
    #[inline]
    pub fn push_place(&mut self) -> Option<(&mut Value, &mut [Value])> {
        self.0.push(Value::None);
        self.0.split_last_mut()
    }
}
