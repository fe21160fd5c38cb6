//! What a first visit is told, one thing at a time, until it is sent away for good.

use yew::prelude::*;

use crate::model::{Action, State};

/// What a first visit is told.
const HINTS: [&str; 4] = [
    "The columns run the same script under different strategies. The slider below moves all of them.",
    "Press → for the next step and s for the next SQL; ? lists all keys.",
    "A click beside a line number sets a breakpoint, one on the number goes to where that line runs.",
    "Type in either editor: the program runs as you type. “Why” tells what each step set in motion.",
];

/// The bar of hints.
pub fn hints(state: &State, act: &Callback<Action>) -> Html {
    let Some(hint) = HINTS.get(state.hint).filter(|_| state.settings.hints) else { return html! {} };
    let last = state.hint + 1 == HINTS.len();
    html! {
        <aside class="hints" aria-label="Hints">
            <span class="count">{ format!("{} of {}", state.hint + 1, HINTS.len()) }</span>
            <p>{ *hint }</p>
            if !last {
                <button type="button" class="button small" onclick={act.reform(|_| Action::NextHint)}>{ "Next hint" }</button>
            }
            <button type="button" class="button small" onclick={act.reform(|_| Action::SetHints(false))}>
                { if last { "Got it" } else { "No more hints" } }
            </button>
        </aside>
    }
}
