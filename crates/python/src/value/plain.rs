//! Keys that are hashed and found at once: small numbers and short strings, among keys of their own kind. All others,
//! whose hash or equality may take Python code or time, are left to the machine.

use super::Value;
use super::dict::Dict;
use super::hash::{of_int, of_str};
use super::set::Set;
use super::table::{Entry, Table};

/// Longer strings take time to hash.
const SHORT: usize = 64;
/// Keys of the same hash that are compared at once.
const FEW: usize = 8;

/// Where a key is, or would be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slot {
    hash: i64,
    position: Option<usize>,
}

impl Slot {
    /// Whether the key is there.
    pub fn is_taken(self) -> bool {
        self.position.is_some()
    }
}

impl<V> Table<V> {
    /// Where a key is; `None` if it is not to be found at once.
    #[inline]
    fn find_plainly(&self, key: &Value) -> Option<Slot> {
        if let Value::Str(text) = key
            && let Some((position, hash)) = self.find_same(text)
        {
            return Some(Slot { hash, position: Some(position) });
        }
        let hash = match key {
            Value::Int(number) => of_int(*number),
            Value::Str(text) if text.len() <= SHORT => of_str(text),
            _ => return None,
        };
        if !self.may_have(hash) {
            return Some(Slot { hash, position: None });
        }
        let (mut met, mut is_decided) = (0, true);
        let position = self.find_entry(hash, |entry: &Entry<V>| {
            met += 1;
            match (&entry.key, key) {
                (Value::Str(known), Value::Str(text)) => std::rc::Rc::ptr_eq(known, text) || known == text,
                (Value::Int(known), Value::Int(number)) => known == number,
                _ => {
                    is_decided = false;
                    false
                }
            }
        });
        (is_decided && met <= FEW).then_some(Slot { hash, position })
    }
}

impl Dict {
    pub(crate) fn find_plainly(&self, key: &Value) -> Option<Slot> {
        self.0.borrow().find_plainly(key)
    }

    /// The value in a slot that was just found.
    pub(crate) fn value_in(&self, slot: Slot) -> Option<Value> {
        Some(self.0.borrow().at(slot.position?)?.value.clone())
    }

    /// Puts a value into a slot that was just found for the key.
    pub(crate) fn put_in(&self, slot: Slot, key: Value, value: Value) {
        let mut table = self.0.borrow_mut();
        match slot.position {
            Some(position) => {
                let old = table.at_mut(position).map(|entry| std::mem::replace(&mut entry.value, value));
                // It may be the last reference to an object whose end is told to the host.
                drop(table);
                drop(old);
            }
            None => table.push(slot.hash, key, value),
        }
    }
}

impl Set {
    pub(crate) fn find_plainly(&self, item: &Value) -> Option<Slot> {
        self.table.borrow().find_plainly(item)
    }

    /// Puts an item into a slot that was just found for it and is not taken.
    pub(crate) fn put_in(&self, slot: Slot, item: Value) {
        self.table.borrow_mut().push(slot.hash, item, ());
    }
}
