//! The header: name, examples, run and stop, copy link, settings.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::icon;
use crate::examples;
use crate::model::{Action, Engine, Patience, State, Theme};

/// The header.
pub fn header(state: &State, act: &Callback<Action>) -> Html {
    html! {
        <header class="top">
            <h1 class="brand">{ icon::mark() }<span>{ "Bothways" }</span></h1>
            <p class="tagline">{ "SQLAlchemy relationships, both ways, step by step" }</p>
            { picker(state, act) }
            <span class="space" />
            { status(state) }
            { run(state, act) }
            <button type="button" class="button" onclick={act.reform(|_| Action::CopyLink)}>
                { icon::link() }<span>{ "Copy link" }</span>
            </button>
            { settings(state, act) }
        </header>
    }
}

fn picker(state: &State, act: &Callback<Action>) -> Html {
    let chosen = act.reform(|event: Event| {
        Action::OpenExample(event.target_unchecked_into::<HtmlSelectElement>().value())
    });
    let own = examples::by_id(&state.work.example).is_none();
    let option = |example: &'static examples::Example| {
        html! {
            <option value={example.id} selected={state.work.example == example.id}>{ example.title }</option>
        }
    };
    html! {
        <label class="field picker">
            <span>{ "Example" }</span>
            <select onchange={chosen}>
                if own {
                    <option value="" selected=true disabled=true>{ "Your program" }</option>
                }
                { for examples::all().iter().map(option) }
            </select>
        </label>
    }
}

fn status(state: &State) -> Html {
    let text = match (&state.engine, state.patience()) {
        (Engine::Starting, _) => "Starting the engine…",
        (Engine::Failed(_), _) => "The engine did not start",
        (_, Patience::Noticed) => "Running…",
        (_, Patience::Slow | Patience::Overdue) => "Still running…",
        (Engine::Idle, _) if !state.fresh && state.stage.is_some() && !state.settings.auto_run => {
            "Not run yet"
        }
        _ => "",
    };
    html! { <span class="status" role="status">{ text }</span> }
}

/// Run, or Stop once a run takes its time.
fn run(state: &State, act: &Callback<Action>) -> Html {
    if state.patience() >= Patience::Noticed {
        let urgent = (state.patience() >= Patience::Slow).then_some("urgent");
        return html! {
            <button key="stop" type="button" class={classes!("button", "stop", urgent)}
                onclick={act.reform(|_| Action::Stop)}>
                { "Stop" }
            </button>
        };
    }
    html! {
        <button key="run" type="button" class="button primary" title="Ctrl+Enter"
            onclick={act.reform(|_| Action::Run)}>
            { icon::play() }<span>{ "Run" }</span>
        </button>
    }
}

fn settings(state: &State, act: &Callback<Action>) -> Html {
    let theme = act.reform(|event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        Action::SetTheme(Theme::ALL.into_iter().find(|theme| theme.name() == value).unwrap_or(Theme::System))
    });
    let checked = |event: &Event| event.target_unchecked_into::<HtmlInputElement>().checked();
    let auto_run = act.reform(move |event: Event| Action::SetAutoRun(checked(&event)));
    let plain = act.reform(move |event: Event| Action::SetPlainEditor(checked(&event)));
    html! {
        <details class="menu">
            <summary class="button">{ icon::settings() }<span>{ "Settings" }</span></summary>
            <div class="menu-body">
                <label class="field">
                    <span>{ "Theme" }</span>
                    <select onchange={theme}>
                        { for Theme::ALL.into_iter().map(|theme| html! {
                            <option value={theme.name()} selected={theme == state.settings.theme}>
                                { theme.name() }
                            </option>
                        }) }
                    </select>
                </label>
                <label class="check">
                    <input type="checkbox" checked={state.settings.auto_run} onchange={auto_run} />
                    { "Run while typing" }
                </label>
                <label class="check">
                    <input type="checkbox" checked={state.settings.plain_editor} onchange={plain} />
                    { "Plain text editor" }
                </label>
                <button type="button" class="button" disabled={!state.work.is_touched()}
                    onclick={act.reform(|_| Action::Reset)}>
                    { "Reset to original" }
                </button>
                if !state.kept.is_empty() {
                    <button type="button" class="button" onclick={act.reform(|_| Action::ReturnToKept)}>
                        { "Return to earlier work" }
                    </button>
                }
                if !state.settings.hints {
                    <button type="button" class="button" onclick={act.reform(|_| Action::SetHints(true))}>{ "Show hints" }</button>
                }
                <button type="button" class="button" onclick={act.reform(|_| Action::ToggleKeys)}>{ "Keys and marks (?)" }</button>
                <p class="hint">{ "Arrow keys step. Ctrl+Enter runs. In an editor, Escape and then Tab leaves it. Everything stays in this browser." }</p>
            </div>
        </details>
    }
}
