//! What a first visit is told, one thing at a time, until it is sent away for good.

use yew::prelude::*;

use crate::model::{Action, HINTS, State};

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
