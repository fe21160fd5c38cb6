//! Letting go of deep structures. A linked list of 100,000 instances is released by as many nested
//! drops, which would overflow the stack; so containers hand their contents over here, and below a
//! certain depth they wait until the outermost drop is done (CPython's "trashcan").

use std::any::Any;
use std::cell::{Cell, RefCell};

/// How many drops may be nested.
const DEPTH: u32 = 50;

thread_local! {
    static NESTED: Cell<u32> = const { Cell::new(0) };
    static WAITING: RefCell<Vec<Box<dyn Any>>> = const { RefCell::new(Vec::new()) };
}

/// Drops what a container held, now or, when drops are nested too deeply, a little later.
pub(crate) fn release<T: Any>(content: T) {
    // While a thread ends, its locals are gone: then there is nothing to protect any more.
    let Ok(depth) = NESTED.try_with(Cell::get) else { return };
    if depth >= DEPTH {
        let _ = WAITING.try_with(|waiting| waiting.borrow_mut().push(Box::new(content)));
        return;
    }
    let _ = NESTED.try_with(|nested| nested.set(depth + 1));
    drop(content);
    if depth == 0 {
        while let Ok(Some(next)) = WAITING.try_with(|waiting| waiting.borrow_mut().pop()) {
            drop(next);
        }
    }
    let _ = NESTED.try_with(|nested| nested.set(depth));
}
