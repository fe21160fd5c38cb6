//! Sorting: stable, by `<` alone, and ready for comparisons that raise.

use std::cmp::Ordering;

use crate::host::{Arguments, Comparison};
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::vm::compare::order_natively;

/// Sorts items, by a key function if one is given.
pub(super) fn sort(
    it: &mut Interpreter<'_>,
    mut items: Vec<Value>,
    key: Option<&Value>,
    reverse: bool,
) -> Result<Vec<Value>, Raised> {
    // Reversing before and after keeps equal items in their order, as Python does.
    if reverse {
        items.reverse();
    }
    let keys = match key {
        Some(key) => {
            let ranks = items.iter().map(|item| it.call(key, Arguments::positional(vec![item.clone()])));
            Some(ranks.collect::<Result<Vec<Value>, Raised>>()?)
        }
        None => None,
    };
    match native_order(keys.as_deref().unwrap_or(&items)) {
        Some(order) => {
            it.vm.spend(order.len() as u64)?;
            let take = |at: u32| items.get_mut(at as usize).map(|item| std::mem::replace(item, Value::None));
            items = order.into_iter().filter_map(take).collect();
        }
        None => {
            let ranks = keys.unwrap_or_else(|| items.clone());
            let ranked = merge_sort(it, ranks.into_iter().zip(items).collect())?;
            items = ranked.into_iter().map(|(_, item)| item).collect();
        }
    }
    if reverse {
        items.reverse();
    }
    Ok(items)
}

/// The positions of values in their order, where finding it takes no Python code and cannot fail.
fn native_order(ranks: &[Value]) -> Option<Vec<u32>> {
    let first = ranks.first()?;
    let positions = 0..u32::try_from(ranks.len()).ok()?;
    let mut numbers = Vec::with_capacity(ranks.len());
    for (rank, at) in ranks.iter().zip(positions.clone()) {
        match rank {
            Value::Int(number) => numbers.push((*number, at)),
            _ => break,
        }
    }
    if numbers.len() == ranks.len() {
        numbers.sort_by_key(|(number, _)| *number);
        return Some(numbers.into_iter().map(|(_, at)| at).collect());
    }
    if !is_ordered_with(first, first) || !ranks.iter().all(|rank| is_ordered_with(first, rank)) {
        return None;
    }
    let mut order: Vec<u32> = positions.collect();
    order.sort_by(|a, b| match (ranks.get(*a as usize), ranks.get(*b as usize)) {
        (Some(a), Some(b)) => order_alike(a, b),
        _ => Ordering::Equal,
    });
    Some(order)
}

/// Whether two values, and with them all others of which the same holds, compare without Python code and without NaN:
/// numbers, texts, and tuples of as many of these.
fn is_ordered_with(first: &Value, other: &Value) -> bool {
    match (first, other) {
        (Value::Tuple(first), Value::Tuple(other)) => {
            first.len() == other.len()
                && first
                    .iter()
                    .zip(other.iter())
                    .all(|(first, other)| !matches!(other, Value::Tuple(_)) && is_ordered_with(first, other))
        }
        _ => {
            matches!(order_natively(first, other), Some(Some(_)))
                && order_natively(other, other) != Some(None)
        }
    }
}

/// The order of two values of which [`is_ordered_with`] holds.
fn order_alike(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Tuple(a), Value::Tuple(b)) => {
            let orders = a.iter().zip(b.iter()).map(|(a, b)| order_alike(a, b));
            orders.into_iter().find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
        }
        _ => order_natively(a, b).flatten().unwrap_or(Ordering::Equal),
    }
}

/// So few items are sorted by insertion, as CPython does.
const INSERTED: usize = 64;

/// CPython's way with few items, comparison by comparison: what is in order at the beginning stays, each other one
/// goes where a binary search puts it.
fn insertion_sort(
    it: &mut Interpreter<'_>,
    mut items: Vec<(Value, Value)>,
) -> Result<Vec<(Value, Value)>, Raised> {
    let mut less = |a: &Value, b: &Value| {
        let verdict = it.compare(Comparison::Less, a, b)?;
        it.truth(&verdict)
    };
    let mut sorted = items.len().min(1);
    let mut descends = false;
    while let (Some((last, _)), Some((next, _))) = (items.get(sorted.wrapping_sub(1)), items.get(sorted)) {
        let is_less = less(next, last)?;
        if sorted == 1 {
            descends = is_less;
        } else if is_less != descends {
            break;
        }
        sorted += 1;
    }
    if let Some(run) = items.get_mut(..sorted)
        && descends
    {
        run.reverse();
    }
    for at in sorted..items.len() {
        let (mut from, mut to) = (0, at);
        while from < to {
            let middle = usize::midpoint(from, to);
            let (Some((next, _)), Some((known, _))) = (items.get(at), items.get(middle)) else { break };
            if less(next, known)? {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        if let Some(tail) = items.get_mut(from..=at) {
            tail.rotate_right(1);
        }
    }
    Ok(items)
}

fn merge_sort(
    it: &mut Interpreter<'_>,
    mut items: Vec<(Value, Value)>,
) -> Result<Vec<(Value, Value)>, Raised> {
    if items.len() < INSERTED {
        return insertion_sort(it, items);
    }
    let right = items.split_off(items.len() / 2);
    let left = merge_sort(it, items)?;
    let right = merge_sort(it, right)?;
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut left, mut right) = (left.into_iter().peekable(), right.into_iter().peekable());
    while let (Some((a, _)), Some((b, _))) = (left.peek(), right.peek()) {
        let less = it.compare(Comparison::Less, b, a)?;
        let next = if it.truth(&less)? { right.next() } else { left.next() };
        merged.extend(next);
    }
    merged.extend(left);
    merged.extend(right);
    Ok(merged)
}
