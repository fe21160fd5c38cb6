//! `tuple`.

use std::ops::Deref;

use super::Value;
use super::release::release;

/// A `tuple`; reads as a slice.
#[derive(Debug, Default)]
pub struct Tuple(Box<[Value]>);

impl Tuple {
    /// A tuple of these items.
    pub fn new(items: Vec<Value>) -> Self {
        Self(items.into_boxed_slice())
    }
}

impl Deref for Tuple {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        &self.0
    }
}

impl Drop for Tuple {
    fn drop(&mut self) {
        if !self.0.is_empty() {
            release(std::mem::take(&mut self.0));
        }
    }
}
