//! Names, each kept once: comparing two of them is most often comparing where they lie. CPython interns the same
//! strings, those in a program that look like names.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// How many names are kept before those are let go of that nothing else holds.
const FEW: usize = 4096;

thread_local! {
    static NAMES: RefCell<Names> = const { RefCell::new(Names { known: BTreeSet::new(), most: FEW }) };
}

struct Names {
    known: BTreeSet<Rc<str>>,
    /// How many there may be before it is looked which are still in use.
    most: usize,
}

/// The one string of that text.
pub(crate) fn interned(text: impl AsRef<str> + Into<Rc<str>>) -> Rc<str> {
    NAMES.with_borrow_mut(|names| {
        if let Some(known) = names.known.get(text.as_ref()) {
            return Rc::clone(known);
        }
        if names.known.len() >= names.most {
            names.known.retain(|name| Rc::strong_count(name) > 1);
            names.most = FEW.max(2 * names.known.len());
        }
        let text = text.into();
        names.known.insert(Rc::clone(&text));
        text
    })
}

/// Whether a text is one that CPython interns as a constant: letters, digits and underscores of ASCII.
pub(crate) fn looks_like_a_name(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
