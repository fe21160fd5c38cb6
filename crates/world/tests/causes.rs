//! Which cause a statement inside a function hangs under.

use bothways_world::{Cause, CauseId, Place, Store};

fn at(line: u32) -> Place {
    Place { document: 1, start: 0, end: 1, line }
}

/// Starts a step; gives its cause and that of what called it.
fn step(store: &mut Store, line: u32, depth: u32) -> (CauseId, Option<CauseId>) {
    store.begin_step(at(line), depth);
    let step = store.journal().steps.last().expect("it was just begun");
    let node = store.journal().cause(step.cause).expect("a step has its cause");
    (step.cause, node.parent)
}

#[test]
fn statements_of_a_function_hang_under_what_called_it() {
    let mut store = Store::default();
    let (outer, none) = step(&mut store, 1, 0);
    assert_eq!(none, None);
    let (inner, caller) = step(&mut store, 2, 1);
    assert_eq!(caller, Some(outer));
    assert_eq!(step(&mut store, 3, 1).1, Some(outer), "not under the statement before it");
    let (call, _) = step(&mut store, 4, 1);
    assert_eq!(step(&mut store, 9, 2).1, Some(call));
    assert_eq!(step(&mut store, 5, 1).1, Some(outer), "what it called is over");
    assert_ne!(inner, call);
    assert_eq!(step(&mut store, 6, 0).1, None);
}

#[test]
fn statements_of_a_listener_hang_under_the_operation_that_called_it() {
    let mut store = Store::default();
    step(&mut store, 1, 0);
    let flush = store.enter(Cause::Flush);
    let (_, first) = step(&mut store, 2, 1);
    let (_, second) = step(&mut store, 3, 1);
    let operation = first.and_then(|id| store.journal().cause(id)).expect("the flush called it");
    assert_eq!(operation.cause, Cause::Flush);
    assert_eq!(second, first);
    store.leave(flush);
}
