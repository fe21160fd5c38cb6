//! Topological order in layers, and what stands in a circle (`util/topological.py`).

use std::collections::{BTreeMap, BTreeSet};

/// Nodes that can reach themselves.
pub(crate) fn nodes_in_cycles<T: Ord + Copy>(edges: &BTreeSet<(T, T)>) -> BTreeSet<T> {
    // What has no predecessor or no successor left is in no circle: peel both until nothing changes.
    let mut left: BTreeSet<(T, T)> = edges.clone();
    loop {
        let firsts: BTreeSet<T> = left.iter().map(|(first, _)| *first).collect();
        let seconds: BTreeSet<T> = left.iter().map(|(_, second)| *second).collect();
        let before = left.len();
        left.retain(|(first, second)| seconds.contains(first) && firsts.contains(second));
        if left.len() == before {
            break;
        }
    }
    // What remains lies in circles or between two of them.
    let mut following: BTreeMap<T, Vec<T>> = BTreeMap::new();
    for (first, second) in &left {
        following.entry(*first).or_default().push(*second);
    }
    following.keys().copied().filter(|node| reaches_itself(*node, &following)).collect()
}

fn reaches_itself<T: Ord + Copy>(node: T, following: &BTreeMap<T, Vec<T>>) -> bool {
    let mut seen = BTreeSet::new();
    let mut stack: Vec<T> = following.get(&node).cloned().unwrap_or_default();
    while let Some(next) = stack.pop() {
        if next == node {
            return true;
        }
        if seen.insert(next) {
            stack.extend(following.get(&next).into_iter().flatten().copied());
        }
    }
    false
}

/// Items in their order.
pub(crate) struct Layers<T> {
    /// Each holds, in the given order, what has no predecessor left.
    pub(crate) layers: Vec<Vec<T>>,
    /// Those that wait for each other for ever.
    pub(crate) circular: Vec<T>,
}

/// Sorts items into layers.
pub(crate) fn layers<T: Ord + Copy>(edges: &BTreeSet<(T, T)>, items: &[T]) -> Layers<T> {
    let present: BTreeSet<T> = items.iter().copied().collect();
    let mut blockers: BTreeMap<T, usize> = BTreeMap::new();
    let mut following: BTreeMap<T, Vec<T>> = BTreeMap::new();
    for (first, second) in edges {
        if present.contains(first) && present.contains(second) {
            *blockers.entry(*second).or_default() += 1;
            following.entry(*first).or_default().push(*second);
        }
    }
    let mut waiting: Vec<T> = items.to_vec();
    let mut layers = Vec::new();
    while !waiting.is_empty() {
        let (layer, rest): (Vec<T>, Vec<T>) =
            waiting.into_iter().partition(|item| blockers.get(item).copied().unwrap_or(0) == 0);
        if layer.is_empty() {
            return Layers { layers, circular: rest };
        }
        for item in &layer {
            for next in following.get(item).into_iter().flatten() {
                if let Some(count) = blockers.get_mut(next) {
                    *count = count.saturating_sub(1);
                }
            }
        }
        layers.push(layer);
        waiting = rest;
    }
    Layers { layers, circular: Vec::new() }
}
