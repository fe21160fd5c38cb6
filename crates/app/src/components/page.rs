//! The whole page: header, notices, editors beside the stage, timeline below.

use yew::prelude::*;

use super::keys::Keys;
use super::{editors, header, notices, stage, timeline};
use crate::model::{Action, Screen, State};

/// The page.
pub fn page(state: &State, act: &Callback<Action>) -> Html {
    let screen = match state.screen {
        Screen::Code => "screen-code",
        Screen::Result => "screen-result",
    };
    html! {
        <div class={classes!("page", screen)}>
            { header::header(state, act) }
            { notices::notices(state, act) }
            { screens(state, act) }
            <main class="work">
                { editors::editors(state, act) }
                { stage::stage(state, act) }
            </main>
            { timeline::timeline(state, act) }
            if state.keys_shown { <Keys close={act.reform(|_| Action::ToggleKeys)} /> }
            <p class="unseen" role="status" aria-live="polite">{ &state.announcement }</p>
        </div>
    }
}

/// The switch between the halves, shown where there is room for one.
fn screens(state: &State, act: &Callback<Action>) -> Html {
    let one = |screen: Screen, title: &'static str| {
        let chosen = (state.screen == screen).to_string();
        html! {
            <button type="button" aria-pressed={chosen} onclick={act.reform(move |_| Action::ShowScreen(screen))}>
                { title }
            </button>
        }
    };
    html! {
        <div class="screens" role="group" aria-label="Show">
            { one(Screen::Code, "Code") }
            { one(Screen::Result, "Result") }
        </div>
    }
}
