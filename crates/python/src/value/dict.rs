//! `dict`, which is also every namespace: module globals, class bodies, instance attributes.

use std::cell::RefCell;
use std::rc::Rc;

use super::Value;
use super::hash::{of_simple, of_str};
use super::release::release;
use super::table::{Found, Table};
use crate::compile::code::Name;

/// A `dict`. The methods here need no Python code, so they serve string keys; for any other key
/// there are [`crate::Interpreter::get_item`] and its kin.
#[derive(Debug, Default)]
pub struct Dict(pub(crate) RefCell<Table<Value>>);

impl Dict {
    /// An empty one that is expected to get so many entries.
    pub(crate) fn with_room_for(entries: usize) -> Self {
        Self(RefCell::new(Table::with_room_for(entries)))
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.borrow().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value under a string key.
    pub fn get_str(&self, key: &str) -> Option<Value> {
        self.get_hashed(key, of_str(key))
    }

    pub(crate) fn get_hashed(&self, key: &str, hash: i64) -> Option<Value> {
        let table = self.0.borrow();
        let position = table.find_str(key, hash)?;
        Some(table.at(position)?.value.clone())
    }

    #[inline]
    pub(crate) fn get_named(&self, name: &Name) -> Option<Value> {
        self.0.borrow().value_of(name).cloned()
    }

    /// Makes a place a copy of the value under a name; false if there is none.
    #[inline]
    pub(crate) fn copy_named(&self, name: &Name, place: &mut Value) -> bool {
        match self.0.borrow().value_of(name) {
            Some(value) => {
                place.set_copy_of(value);
                true
            }
            None => false,
        }
    }

    #[inline]
    pub(crate) fn has_name(&self, name: &Name) -> bool {
        self.0.borrow().has_name(name)
    }

    /// Whether there is such a string key.
    pub fn contains_str(&self, key: &str) -> bool {
        self.0.borrow().find_str(key, of_str(key)).is_some()
    }

    /// Puts a value under a string key; gives what was there.
    pub fn set_str(&self, key: impl AsRef<str> + Into<Rc<str>>, value: Value) -> Option<Value> {
        let hash = of_str(key.as_ref());
        let mut table = self.0.borrow_mut();
        match table.find_str(key.as_ref(), hash) {
            Some(position) => table.at_mut(position).map(|entry| std::mem::replace(&mut entry.value, value)),
            None => {
                table.push(hash, Value::Str(key.into()), value);
                None
            }
        }
    }

    pub(crate) fn set_named(&self, name: &Name, value: Value) {
        let mut table = self.0.borrow_mut();
        // The old value is dropped after the borrow has ended: it may be the last reference.
        let _old = match table.find_name(name) {
            Some(position) => table.at_mut(position).map(|entry| std::mem::replace(&mut entry.value, value)),
            None => {
                table.push(name.hash, Value::Str(Rc::clone(&name.text)), value);
                None
            }
        };
        drop(table);
    }

    /// Puts a copy of the value under a name on a stack; false if there is none.
    #[inline]
    pub(crate) fn push_named(&self, name: &Name, stack: &mut Vec<Value>) -> bool {
        let table = self.0.borrow();
        let found = table.value_of(name);
        if let Some(value) = found {
            value.push_copy(stack);
        }
        found.is_some()
    }

    /// Puts a copy of a value under a name.
    #[inline]
    pub(crate) fn set_copy_named(&self, name: &Name, value: &Value) {
        match self.0.borrow_mut().value_of_mut(name) {
            Some(place) if place.is_uncounted() => return place.set_copy_of(value),
            _ => {}
        }
        self.set_named(name, value.clone());
    }

    /// Computes the integer under a name anew; false, and nothing done, if there is none.
    #[inline]
    pub(crate) fn update_named(&self, name: &Name, compute: impl FnOnce(i64) -> Option<i64>) -> bool {
        let mut table = self.0.borrow_mut();
        let Some(Value::Int(number)) = table.value_of_mut(name) else { return false };
        let Some(computed) = compute(*number) else { return false };
        *number = computed;
        true
    }

    /// Takes out a string key.
    pub fn remove_str(&self, key: &str) -> Option<Value> {
        let mut table = self.0.borrow_mut();
        let position = table.find_str(key, of_str(key))?;
        table.remove(position).map(|entry| entry.value)
    }

    /// Puts a value under a key that hashes and compares without Python code (strings, numbers,
    /// `None`, tuples of these are not included); `false` if the key is of another kind.
    pub fn set_simple(&self, key: Value, value: Value) -> bool {
        let Some(hash) = of_simple(&key) else { return false };
        let found = self.0.borrow().find(&key, hash).found;
        match found {
            Found::At(position) => {
                let old = self
                    .0
                    .borrow_mut()
                    .at_mut(position)
                    .map(|entry| std::mem::replace(&mut entry.value, value));
                drop(old);
            }
            Found::Missing | Found::Undecided(_) => self.0.borrow_mut().push(hash, key, value),
        }
        true
    }

    /// The keys, in order.
    pub fn keys(&self) -> Vec<Value> {
        self.0.borrow().iter().map(|entry| entry.key.clone()).collect()
    }

    /// The values, in order.
    pub fn values(&self) -> Vec<Value> {
        self.0.borrow().iter().map(|entry| entry.value.clone()).collect()
    }

    /// Keys and values, in order.
    pub fn items(&self) -> Vec<(Value, Value)> {
        self.0.borrow().iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect()
    }

    /// The string keys with their values, in order: the entries of a namespace.
    pub fn names(&self) -> Vec<(Rc<str>, Value)> {
        let table = self.0.borrow();
        let names = table.iter().filter_map(|entry| match &entry.key {
            Value::Str(name) => Some((Rc::clone(name), entry.value.clone())),
            _ => None,
        });
        names.collect()
    }

    /// Takes out everything.
    pub fn clear(&self) {
        let old = self.0.take();
        drop(old);
    }

    /// The first entry at or after a position, with the position after it.
    pub(crate) fn entry_from(&self, mut position: usize) -> Option<(usize, Value, Value)> {
        let table = self.0.borrow();
        while position < table.positions() {
            if let Some(entry) = table.at(position) {
                return Some((position + 1, entry.key.clone(), entry.value.clone()));
            }
            position += 1;
        }
        None
    }
}

impl Drop for Dict {
    fn drop(&mut self) {
        if self.0.get_mut().positions() > 0 {
            release(self.0.take());
        }
    }
}

/// Which part of a dict a view shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewKind {
    /// `dict.keys()`
    Keys,
    /// `dict.values()`
    Values,
    /// `dict.items()`
    Items,
}

/// A live view of a dict.
#[derive(Debug)]
pub struct DictView {
    /// Whose entries it shows.
    pub dict: Rc<Dict>,
    /// Which part.
    pub kind: ViewKind,
}
