//! The list of keys, over the page.

use yew::prelude::*;

use super::icon;
use crate::model::Action;

/// What each key does, where no control wants it for itself.
const KEYS: [(&str, &str); 11] = [
    ("Ctrl+Enter", "run"),
    ("← →", "previous and next step"),
    ("Home End", "first and last step"),
    ("p", "play and pause"),
    ("s", "next step that sends SQL"),
    ("w", "next step that warns"),
    ("d", "first step at which the strategies differ"),
    ("Ctrl+Space", "in an editor: completions"),
    ("Escape, then Tab", "in an editor: leave it"),
    ("F8", "in an editor: next problem"),
    ("?", "this list"),
];

/// The list.
pub fn keys(act: &Callback<Action>) -> Html {
    let close = act.reform(|_: MouseEvent| Action::ToggleKeys);
    let row = |(key, what): &(&'static str, &'static str)| {
        html! { <div class="key-row"><dt><kbd>{ *key }</kbd></dt><dd>{ *what }</dd></div> }
    };
    html! {
        <div class="overlay" role="dialog" aria-modal="true" aria-labelledby="keys-title">
            <div class="sheet">
                <header>
                    <h2 id="keys-title">{ "Keys" }</h2>
                    <button type="button" class="button bare" aria-label="Close" onclick={close}>{ icon::close() }</button>
                </header>
                <dl>{ for KEYS.iter().map(row) }</dl>
            </div>
        </div>
    }
}
