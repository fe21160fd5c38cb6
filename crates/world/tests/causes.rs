//! Which cause a statement inside a function hangs under.

use std::sync::Arc;

use bothways_world::{Cause, CauseId, Change, Place, Store};

fn at(line: u32) -> Place {
    Place { document: 1, start: 0, end: 1, line }
}

/// Starts a step that changes something; gives its cause and that of what called it.
fn step(store: &mut Store, line: u32, depth: u32) -> (CauseId, Option<CauseId>) {
    let statement = store.add_statement(at(line));
    store.begin_step(statement, depth);
    store.commit(Change::Output(Arc::from("x")));
    let journal = store.journal();
    let cause =
        journal.step_cause(journal.steps.len() - 1).expect("a step that changed something has its cause");
    (cause, journal.cause(cause).expect("it is in the tree").parent)
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

#[test]
fn statements_have_nodes_once_something_follows_from_them() {
    let mut store = Store::default();
    let [call, silent, telling] = [1, 8, 9].map(|line| store.add_statement(at(line)));
    store.begin_step(call, 0);
    store.begin_step(silent, 1);
    store.begin_step(telling, 1);
    assert_eq!(store.journal().causes.len(), 0);
    let scope = store.enter(Cause::Flush);
    store.begin_step(silent, 2);
    store.leave(scope);
    store.commit(Change::Output(Arc::from("x")));
    let journal = store.journal();
    assert_eq!(journal.step_cause(0), None, "it called what did something");
    assert_eq!(journal.step_cause(1), None);
    let told = journal.step_cause(2).expect("the flush followed from it");
    assert_eq!(journal.statement_of(told), Some(at(9)));
    assert_eq!(
        journal.cause(told).and_then(|node| node.parent).and_then(|id| journal.statement_of(id)),
        Some(at(1))
    );
    assert_eq!(journal.step_causes(2).count(), 1);
    assert!(journal.step_cause(3).is_some(), "a listener's statement, in whose step the flush goes on");
    assert_eq!(journal.step_entries(3).first().and_then(|entry| entry.cause), Some(told));
}
