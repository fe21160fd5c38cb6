//! The panels of the stage: each takes a run at the slider's step and gives markup.

pub mod compare;
pub mod objects;
pub mod output;
pub mod problems;
mod returned;
pub mod schema;
pub mod session;
pub mod sql;
pub mod steps;
pub mod tables;
pub mod try_sql;
pub mod why;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::view::schema::EdgeKind;

/// What the style sheet calls lines of a kind.
fn edge_class(kind: EdgeKind) -> &'static str {
    match kind {
        EdgeKind::Linked => "linked",
        EdgeKind::OneWay => "one-way",
        EdgeKind::Broken => "broken",
        EdgeKind::Inherits => "inherits",
    }
}

/// Shows which part of a panel a link leads to, for as long as the pointer or the focus is on it.
fn point<E: 'static>(id: &str, on: bool) -> Callback<E> {
    let id = id.to_owned();
    Callback::from(move |_: E| {
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(part) = document.and_then(|document| document.get_element_by_id(&id)) {
            // Neither fails: the name of the attribute is a valid one.
            if on {
                drop(part.set_attribute("data-pointed", ""))
            } else {
                drop(part.remove_attribute("data-pointed"))
            }
        }
    })
}

/// Goes to a part of a panel without touching the address, which belongs to shared links.
fn focus(id: String) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        let document = web_sys::window().and_then(|window| window.document());
        let part = document.and_then(|document| document.get_element_by_id(&id));
        if let Some(part) = part.and_then(|part| part.dyn_into::<HtmlElement>().ok()) {
            // What has an id for this also has a tabindex, so it takes the focus.
            drop(part.focus());
        }
    })
}
