//! The timeline: one slider for all columns, with a mark for each step and the statement it stands at.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::icon;
use crate::model::{Action, Stage, State, Wanted};
use crate::view::source::{document_name, first_line};
use crate::view::ticks::TickKind;

/// The timeline.
pub fn timeline(state: &State, act: &Callback<Action>) -> Html {
    let Some(stage) = state.stage.as_ref().filter(|stage| !stage.is_empty()) else {
        return html! { <footer class="timeline empty"><p class="hint">{ "The steps appear here once the program has run." }</p></footer> };
    };
    html! {
        <footer class="timeline" aria-label="Timeline">
            { controls(state, stage, act) }
            { slider(stage, act) }
            { here(stage, act) }
        </footer>
    }
}

fn controls(state: &State, stage: &Stage, act: &Callback<Action>) -> Html {
    let (position, last) = (stage.position(), stage.len());
    let button = |label: &'static str, icon: Html, disabled: bool, action: Action| {
        html! {
            <button type="button" class="button bare" aria-label={label} title={label} {disabled}
                onclick={act.reform(move |_| action.clone())}>
                { icon }
            </button>
        }
    };
    let (label, drawing) = if state.playing { ("Pause", icon::pause()) } else { ("Play", icon::play()) };
    html! {
        <div class="controls" role="group" aria-label="Steps">
            { button("First step", icon::first(), position == 0, Action::GoTo(0)) }
            { button("Previous step", icon::previous(), position == 0, Action::Move(-1)) }
            { button(label, drawing, false, Action::TogglePlay) }
            { button("Next step", icon::next(), position == last, Action::Move(1)) }
            { button("Last step", icon::last(), position == last, Action::GoTo(last)) }
            { button("Next SQL (s)", icon::sql(), stage.next(Wanted::Sql).is_none(), Action::Jump(Wanted::Sql)) }
            if stage.warns() {
                { button("Next warning (w)", icon::warning(), stage.next(Wanted::Warning).is_none(),
                    Action::Jump(Wanted::Warning)) }
            }
        </div>
    }
}

fn slider(stage: &Stage, act: &Callback<Action>) -> Html {
    let (position, last) = (stage.position(), stage.len());
    let input = act.reform(|event: InputEvent| {
        let value = event.target_unchecked_into::<HtmlInputElement>().value();
        Action::GoTo(value.parse().unwrap_or_default())
    });
    let statement =
        stage.place().map_or("before the first statement", |place| first_line(stage.lead_program(), place));
    let at = |position: usize| format!("left: {:.3}%", position as f64 / last.max(1) as f64 * 100.0);
    let mark = |tick: &crate::view::ticks::Tick| {
        let now = (tick.position == position).then_some("now");
        html! { <span class={classes!("mark", now)} style={at(tick.position)}>{ icon::tick(tick.kind) }</span> }
    };
    html! {
        <div class="slider">
            <div class="marks" aria-hidden="true">
                { for stage.ticks.iter().map(mark) }
                if let Some(difference) = stage.first_difference {
                    <span class="difference" style={at(difference)} title="The columns first differ here">{ "≠" }</span>
                }
            </div>
            <input type="range" min="0" max={last.to_string()} value={position.to_string()} oninput={input}
                aria-label="Step" aria-valuetext={format!("step {position} of {last}: {statement}")} />
        </div>
    }
}

/// Where the slider stands: the number, the line, the statement.
fn here(stage: &Stage, act: &Callback<Action>) -> Html {
    let count = format!("Step {} of {}", stage.position(), stage.len());
    let Some(place) = stage.place() else {
        return html! {
            <div class="here">
                <span class="count">{ count }</span>
                <span class="hint">{ "Before the first statement" }</span>
                { legend(stage) }
            </div>
        };
    };
    let show = act.reform(move |_| Action::ShowPlace {
        document: place.document,
        start: place.start,
        end: place.end,
    });
    html! {
        <div class="here">
            <span class="count">{ count }</span>
            <button type="button" class="place" onclick={show} title="Show in the editor">
                { format!("{}:{}", document_name(place.document), place.line) }
            </button>
            <code class="statement">{ first_line(stage.lead_program(), place) }</code>
            { legend(stage) }
        </div>
    }
}

/// What the marks mean, those that occur.
fn legend(stage: &Stage) -> Html {
    let occurs =
        |kind: &TickKind| *kind != TickKind::Plain && stage.ticks.iter().any(|tick| tick.kind == *kind);
    let item = |kind: TickKind| html! { <li>{ icon::tick(kind) }{ kind.label() }</li> };
    html! {
        <ul class="legend" aria-label="Marks">
            { for TickKind::ALL.into_iter().filter(occurs).map(item) }
            if stage.first_difference.is_some() {
                <li><span class="sign" aria-hidden="true">{ "≠" }</span>{ "first difference" }</li>
            }
        </ul>
    }
}
