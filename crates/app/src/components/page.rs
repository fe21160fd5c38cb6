//! The whole page: header, notices, editors beside the stage, timeline below.

use yew::prelude::*;

use super::keys::Keys;
use super::separator::Separator;
use super::{editors, header, hints, notices, stage, timeline};
use crate::model::{Action, Arrangement, Part, Screen, State};

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
            { work(state, act) }
            { hints::hints(state, act) }
            { timeline::timeline(state, act) }
            if state.keys_shown { <Keys close={act.reform(|_| Action::ToggleKeys)} /> }
            <p class="unseen" role="status" aria-live="polite">{ &state.announcement }</p>
        </div>
    }
}

/// The editors beside the stage.
fn work(state: &State, act: &Callback<Action>) -> Html {
    let arrangement = state.settings.arrangement;
    let Arrangement { code, models, code_folded, .. } = arrangement;
    html! {
        <main class={classes!("work", code_folded.then_some("code-folded"))}
            style={format!("--code: {code}%; --models: {models}%")}>
            { editors::editors(state, act) }
            <Separator label="Width of the editors" value={code}
                moved={act.reform(move |code| Action::Arrange(Arrangement { code, ..arrangement }))}
                fold={act.reform(|()| Action::ToggleFolded(Part::Code))} />
            { stage::stage(state, act) }
        </main>
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
