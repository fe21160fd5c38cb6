//! The timeline: one slider for all columns, with a mark for each step and the statement it stands at.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::icon;
use crate::model::{Action, SPEEDS, Stage, State, Wanted};
use crate::panels::steps::loop_label;
use crate::view::loops::Loop;
use crate::view::source::{document_name, first_line};
use crate::view::ticks::{Tick, TickKind};

/// Loops with a button on the timeline at most.
const LOOPS: usize = 12;

/// Percent of the timeline that such a button takes.
const ROOM: f64 = 5.0;

/// The timeline.
pub fn timeline(state: &State, act: &Callback<Action>) -> Html {
    let Some(stage) = state.stage.as_ref().filter(|stage| !stage.is_empty()) else {
        return html! { <footer class="timeline empty"><p class="hint">{ "The steps appear here once the program has run." }</p></footer> };
    };
    html! {
        <footer class="timeline" aria-label="Timeline">
            { controls(state, stage, act) }
            { slider(stage, act) }
            { here(state, stage, act) }
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
            { button("Next SQL (s)", icon::sql(), state.next(Wanted::Sql).is_none(), Action::Jump(Wanted::Sql)) }
            if stage.warns() {
                { button("Next warning (w)", icon::warning(), state.next(Wanted::Warning).is_none(),
                    Action::Jump(Wanted::Warning)) }
            }
            if state.selected.is_some() {
                { button("Next change of the selected object (c)", icon::change(), state.next(Wanted::Change).is_none(),
                    Action::Jump(Wanted::Change)) }
            }
            if !state.breakpoints.is_empty() {
                { button("Next breakpoint (b)", icon::breakpoint(), state.next(Wanted::Breakpoint).is_none(),
                    Action::Jump(Wanted::Breakpoint)) }
            }
            { speed(state, act) }
        </div>
    }
}

fn speed(state: &State, act: &Callback<Action>) -> Html {
    let chosen = act.reform(|event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        Action::SetSpeed(value.parse().unwrap_or(100))
    });
    let option = |speed: u16| {
        let title = if speed < 100 { "½×".to_owned() } else { format!("{}×", speed / 100) };
        html! { <option value={speed.to_string()} selected={speed == state.settings.speed}>{ title }</option> }
    };
    html! {
        <label class="field speed" title="How fast to play">
            <span class="unseen">{ "Speed" }</span>
            <select onchange={chosen}>{ for SPEEDS.into_iter().map(option) }</select>
        </label>
    }
}

fn slider(stage: &Stage, act: &Callback<Action>) -> Html {
    let (position, stop, last) = (stage.position(), stage.stop(), stage.stops.len().saturating_sub(1));
    let input = act.reform(|event: InputEvent| {
        let value = event.target_unchecked_into::<HtmlInputElement>().value();
        Action::GoToStop(value.parse().unwrap_or_default())
    });
    let wheel = act.reform(|event: WheelEvent| {
        let by =
            if event.delta_x().abs() > event.delta_y().abs() { event.delta_x() } else { event.delta_y() };
        Action::Move(if by > 0.0 { 1 } else { -1 })
    });
    let statement =
        stage.place().map_or("before the first statement", |place| first_line(stage.lead_program(), place));
    let mark = |tick: &Tick| {
        let now = (tick.stop == stop).then_some("now");
        html! { <span class={classes!("mark", now)} style={at(stage, tick.stop)}>{ icon::tick(tick.kind) }</span> }
    };
    html! {
        <div class="slider" onwheel={wheel}>
            { loops(stage, act) }
            <div class="marks" aria-hidden="true">
                { for stage.ticks.iter().map(mark) }
                if let Some(difference) = stage.first_difference {
                    <span class="difference" style={at(stage, stage.stop_at(difference))} title="The columns first differ here">{ "≠" }</span>
                }
            </div>
            <input type="range" min="0" max={last.to_string()} value={stop.to_string()} oninput={input}
                aria-label="Step" aria-valuetext={format!("step {position} of {}: {statement}", stage.len())} />
        </div>
    }
}

/// Where a stop is along the slider.
fn at(stage: &Stage, stop: usize) -> String {
    format!("left: {:.3}%", share(stage, stop))
}

fn share(stage: &Stage, stop: usize) -> f64 {
    stop as f64 / stage.stops.len().saturating_sub(1).max(1) as f64 * 100.0
}

/// Loops that have room for a button on the timeline, the outer ones first. All are in the list of steps.
fn loops(stage: &Stage, act: &Callback<Action>) -> Html {
    let mut taken: Vec<f64> = Vec::new();
    let mut shown: Vec<&Loop> = Vec::new();
    let mut found: Vec<&Loop> = stage.loops.iter().collect();
    found.sort_by_key(|found| (found.depth, found.head));
    for found in found {
        let stop = stage.stop_at(found.head);
        let middle = share(stage, stop);
        let visible = stage.stops.get(stop) == Some(&found.head);
        if visible && shown.len() < LOOPS && taken.iter().all(|other| (other - middle).abs() >= ROOM) {
            taken.push(middle);
            shown.push(found);
        }
    }
    if shown.is_empty() {
        return html! {};
    }
    let one = |found: &&Loop| {
        let (head, folded) = (found.head, stage.folded.contains(&found.head));
        let (start, end) = (share(stage, stage.stop_at(found.head)), share(stage, stage.stop_at(found.last)));
        let style = format!("left: {start:.3}%; width: {:.3}%", end - start);
        html! {
            <li key={head} {style}>
                <button type="button" aria-expanded={(!folded).to_string()} aria-label={loop_label(stage, head, found.times())}
                    title={if folded { "Unfold the loop" } else { "Fold the loop" }}
                    onclick={act.reform(move |_| Action::ToggleFold(head))}>
                    { format!("×{}", found.times()) }
                </button>
            </li>
        }
    };
    html! { <ul class="loops" aria-label="Loops">{ for shown.iter().map(one) }</ul> }
}

/// Where the slider stands: the number, the line, the statement.
fn here(state: &State, stage: &Stage, act: &Callback<Action>) -> Html {
    let round = match stage.round() {
        Some((round, times)) => format!(" · round {round} of {times}"),
        None => String::new(),
    };
    let count = format!("Step {} of {}{round}", stage.position(), stage.len());
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
            { breakpoint(state, stage, act) }
            <code class="statement">{ first_line(stage.lead_program(), place) }</code>
            { legend(stage) }
        </div>
    }
}

/// Whether playing stops at the line of the step; there is none where the text of the step is not in the editors.
fn breakpoint(state: &State, stage: &Stage, act: &Callback<Action>) -> Html {
    let Some(place) = stage.place_in_text() else { return html! {} };
    let is_set = state.breakpoints.contains(&(place.document, place.line));
    let label = format!("Breakpoint at {}:{}", document_name(place.document), place.line);
    html! {
        <button type="button" class="stops-here" aria-pressed={is_set.to_string()} aria-label={label}
            title="Breakpoint on this line (F9)" onclick={act.reform(|_| Action::ToggleBreakpointHere)} />
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
