//! Items that a frame takes out of containers and puts into them alone: where neither finding the place nor anything
//! else takes Python code. False, and nothing done, where it takes the machine.

use super::{Alone, Reach};
use crate::value::Value;

/// What the search for a key costs, and what a new entry costs with it.
const SEARCH: u64 = 2;
const NEW_ENTRY: u64 = 4;

impl Alone<'_> {
    /// `container[index]`
    #[inline]
    pub(super) fn load_item_alone(&mut self, reach: &mut Reach<'_>) -> bool {
        let item = match self.stack.as_slice() {
            [.., Value::List(list), Value::Int(at)] => usize::try_from(*at).ok().and_then(|at| list.get(at)),
            [.., Value::Tuple(items), Value::Int(at)] => {
                usize::try_from(*at).ok().and_then(|at| items.get(at).cloned())
            }
            [.., Value::Dict(dict), key] => match dict.find_plainly(key) {
                Some(slot) if slot.is_taken() && reach.budget.take_steps(SEARCH) => dict.value_in(slot),
                _ => None,
            },
            _ => None,
        };
        let Some(item) = item else { return false };
        self.stack.replace_two(item);
        true
    }

    /// `container[index] = value`
    #[inline]
    pub(super) fn store_item_alone(&mut self, reach: &mut Reach<'_>) -> bool {
        match self.stack.as_slice() {
            [.., _, Value::List(list), Value::Int(at)] => {
                let Ok(at) = usize::try_from(*at) else { return false };
                if at >= list.len() {
                    return false;
                }
                let (_, Some(Value::List(list)), Some(mut value)) =
                    (self.stack.pop(), self.stack.pop(), self.stack.pop())
                else {
                    return false;
                };
                if let Some(slot) = list.borrow_mut().get_mut(at) {
                    std::mem::swap(slot, &mut value);
                }
                value.discard();
            }
            [.., _, Value::Dict(dict), key] => {
                let Some(slot) = dict.find_plainly(key) else { return false };
                let is_new = !slot.is_taken();
                if is_new && dict.len() >= reach.limits.collection_items
                    || !reach.budget.take_steps(if is_new { NEW_ENTRY } else { SEARCH })
                {
                    return false;
                }
                let (Some(key), Some(Value::Dict(dict)), Some(value)) =
                    (self.stack.pop(), self.stack.pop(), self.stack.pop())
                else {
                    return false;
                };
                dict.put_in(slot, key, value);
            }
            _ => return false,
        }
        true
    }

    /// `item in container`, or whether it is not there.
    #[inline]
    pub(super) fn contains_alone(&mut self, wanted: bool, reach: &mut Reach<'_>) -> bool {
        let slot = match self.stack.as_slice() {
            [.., key, Value::Dict(dict)] => dict.find_plainly(key),
            [.., item, Value::Set(set)] => set.find_plainly(item),
            _ => None,
        };
        match slot {
            Some(slot) if reach.budget.take_steps(SEARCH) => {
                self.stack.replace_two(Value::Bool(slot.is_taken() == wanted));
                true
            }
            _ => false,
        }
    }

    /// Appends the topmost operand to the list that far down, as a comprehension does.
    #[inline]
    pub(super) fn append_alone(&mut self, depth: usize, reach: &Reach<'_>) -> bool {
        let Some(Value::List(list)) = self.stack.below(depth + 1) else { return false };
        if list.len() >= reach.limits.collection_items {
            return false;
        }
        let Some(item) = self.stack.pop() else { return false };
        if let Some(Value::List(list)) = self.stack.below(depth) {
            list.borrow_mut().push(item);
        }
        true
    }
}
