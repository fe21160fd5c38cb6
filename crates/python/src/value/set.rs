//! `set` and `frozenset`.

use std::cell::RefCell;

use super::Value;
use super::release::release;
use super::table::Table;

/// A `set` or `frozenset`.
#[derive(Debug, Default)]
pub struct Set {
    pub(crate) table: RefCell<Table<()>>,
    pub(crate) frozen: bool,
}

impl Set {
    /// Whether it is a `frozenset`.
    pub fn is_frozen(&self) -> bool {
        self.frozen
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.table.borrow().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The items in the order in which Python iterates over them. Sets of integers have an order
    /// in CPython that programs come to know ({3, 1, 2} prints as {1, 2, 3}); all others keep the
    /// order of insertion, CPython's being random.
    pub fn items(&self) -> Vec<Value> {
        let items: Vec<Value> = self.table.borrow().iter().map(|entry| entry.key.clone()).collect();
        match integer_order(&items) {
            Some(order) => order.into_iter().map(Value::Int).collect(),
            None => items,
        }
    }
}

impl Drop for Set {
    fn drop(&mut self) {
        if self.table.get_mut().positions() > 0 {
            release(self.table.take());
        }
    }
}

/// CPython's order of a set of integers that were added one after the other.
fn integer_order(items: &[Value]) -> Option<Vec<i64>> {
    let mut slots: Vec<Option<i64>> = vec![None; 8];
    for (used, item) in items.iter().enumerate() {
        let Value::Int(number) = item else { return None };
        place(&mut slots, *number);
        let mask = slots.len() - 1;
        if (used + 1) * 5 >= mask * 3 {
            let wanted = if used + 1 > 50_000 { (used + 1) * 2 } else { (used + 1) * 4 };
            let mut size = 8;
            while size <= wanted {
                size <<= 1;
            }
            let old = std::mem::replace(&mut slots, vec![None; size]);
            for number in old.into_iter().flatten() {
                place(&mut slots, number);
            }
        }
    }
    Some(slots.into_iter().flatten().collect())
}

/// CPython's probing: a run of neighbours, then a jump that uses more of the hash.
fn place(slots: &mut [Option<i64>], number: i64) {
    const LINEAR_PROBES: usize = 9;
    let hash = super::hash::of_int(number).cast_unsigned();
    let mask = slots.len() - 1;
    let mut perturb = hash;
    let mut at = usize::try_from(hash & mask as u64).unwrap_or(0);
    loop {
        let probes = if at + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
        for slot in slots.iter_mut().skip(at).take(probes + 1) {
            if slot.is_none() {
                *slot = Some(number);
                return;
            }
        }
        perturb >>= 5;
        let next = (at as u64).wrapping_mul(5).wrapping_add(1).wrapping_add(perturb) & mask as u64;
        at = usize::try_from(next).unwrap_or(0);
    }
}
