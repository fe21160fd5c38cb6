//! `list`.

use std::cell::{Ref, RefCell, RefMut};

use super::Value;

/// A `list`. Do not hold a borrow while Python code can run.
#[derive(Debug, Default)]
pub struct List(RefCell<Vec<Value>>);

impl List {
    /// A list of these items.
    pub fn new(items: Vec<Value>) -> Self {
        Self(RefCell::new(items))
    }

    /// The items, to read.
    pub fn borrow(&self) -> Ref<'_, Vec<Value>> {
        self.0.borrow()
    }

    /// The items, unless they are being changed.
    pub(crate) fn try_borrow(&self) -> Option<Ref<'_, Vec<Value>>> {
        self.0.try_borrow().ok()
    }

    /// The items, to change.
    pub fn borrow_mut(&self) -> RefMut<'_, Vec<Value>> {
        self.0.borrow_mut()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.borrow().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// The item at that position.
    pub fn get(&self, position: usize) -> Option<Value> {
        self.0.borrow().get(position).cloned()
    }
}

impl Drop for List {
    fn drop(&mut self) {
        let items = self.0.take();
        if !items.is_empty() {
            super::release::release(items);
        }
    }
}
