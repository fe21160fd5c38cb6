//! Sorting: stable, by `<` alone, and ready for comparisons that raise.

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
    let mut ranked = Vec::with_capacity(items.len());
    for item in items {
        let rank = match key {
            Some(key) => it.call(key, Arguments::positional(vec![item.clone()]))?,
            None => item.clone(),
        };
        ranked.push((rank, item));
    }
    let native = ranked.windows(2).all(|pair| match pair {
        [(a, _), (b, _)] => matches!(order_natively(a, b), Some(Some(_))),
        _ => true,
    });
    if native {
        it.vm.spend(ranked.len() as u64)?;
        ranked.sort_by(|(a, _), (b, _)| order_natively(a, b).flatten().unwrap_or(std::cmp::Ordering::Equal));
    } else {
        ranked = merge_sort(it, ranked)?;
    }
    if reverse {
        ranked.reverse();
    }
    Ok(ranked.into_iter().map(|(_, item)| item).collect())
}

fn merge_sort(
    it: &mut Interpreter<'_>,
    mut items: Vec<(Value, Value)>,
) -> Result<Vec<(Value, Value)>, Raised> {
    if items.len() < 2 {
        return Ok(items);
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
