//! Steps: every executed statement, loops folded, with what the current one did. Only the rows in view are drawn.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::why::look;
use crate::components::icon;
use crate::model::{Action, Ran, Stage, State};
use crate::view::narration::{Sentence, why};
use crate::view::source::{document_name, first_line};
use crate::view::steplist::{Row, rows};
use crate::view::ticks::TickKind;

/// The height of a row in CSS pixels; the style sheet agrees.
const HEIGHT: usize = 28;

/// Rows drawn, more than any screen shows.
const DRAWN: usize = 72;

/// Rows drawn above those in view, for the keyboard and for fast scrolling.
const ABOVE: usize = 12;

/// What one step did, at most.
const EVENTS: usize = 40;

/// The panel.
pub fn steps(state: &State, stage: &Stage, ran: &Ran, act: &Callback<Action>) -> Html {
    let events: Vec<Sentence> = match ran.step().filter(|_| state.events_shown) {
        Some(step) => why(&ran.run.journal, step, &ran.run.catalog, ran.world(), EVENTS),
        None => Vec::new(),
    };
    let (rows, now) = rows(&stage.loops, &stage.folded, stage.len(), stage.position(), &events);
    let first = state.steps_first.saturating_sub(ABOVE).min(rows.len());
    let scrolled = act.reform(|event: Event| {
        let top = event.target_unchecked_into::<HtmlElement>().scroll_top();
        Action::StepsScrolled(usize::try_from(top).unwrap_or_default() / HEIGHT)
    });
    let drawn = rows.iter().enumerate().skip(first).take(DRAWN);
    html! {
        <div class="steps">
            { toolbar(state, stage, act) }
            <div class="step-rows scrolls" onscroll={scrolled} tabindex="0" role="group" aria-label="All steps">
                <Follow row={now} />
                <ol style={format!("height: {}px", rows.len() * HEIGHT)}>
                    { for drawn.map(|(index, shown)| row((state, stage), act, (index, rows.len()), shown, now)) }
                </ol>
            </div>
        </div>
    }
}

fn toolbar(state: &State, stage: &Stage, act: &Callback<Action>) -> Html {
    html! {
        <div class="toolbar">
            <button type="button" class="toggle" aria-pressed={state.events_shown.to_string()}
                onclick={act.reform(|_| Action::ToggleEvents)}>{ "What the step did" }</button>
            if !stage.loops.is_empty() {
                <button type="button" class="button small" disabled={stage.folded.len() == stage.loops.len()}
                    onclick={act.reform(|_| Action::FoldAll(true))}>{ "Fold all loops" }</button>
                <button type="button" class="button small" disabled={stage.folded.is_empty()}
                    onclick={act.reform(|_| Action::FoldAll(false))}>{ "Unfold all loops" }</button>
            }
        </div>
    }
}

fn row(
    (state, stage): (&State, &Stage),
    act: &Callback<Action>,
    (index, count): (usize, usize),
    row: &Row,
    current: Option<usize>,
) -> Html {
    let now = current == Some(index);
    let (body, depth) = match row {
        Row::Event { text, kind, depth } => (html! { <span class={look(*kind)}>{ text }</span> }, *depth),
        Row::Step { position, depth } => (step((state, stage), act, *position, now), *depth),
        Row::Loop { position, depth, times, folded } => {
            let (head, label) = (*position, loop_label(stage, *position, *times));
            let round = stage.round().filter(|_| now && *folded);
            let fold = html! {
                <button type="button" class="fold" aria-expanded={(!folded).to_string()} aria-label={label}
                    onclick={act.reform(move |_| Action::ToggleFold(head))}>
                    { if *folded { icon::next() } else { icon::down() } }
                </button>
            };
            let body = html! {
                <>
                    { fold }
                    { step((state, stage), act, *position, now) }
                    <span class="chip">{ format!("{times} times") }</span>
                    if let Some((round, _)) = round { <span class="count">{ format!("round {round}") }</span> }
                </>
            };
            (body, *depth)
        }
    };
    let style = format!("top: {}px; padding-left: {}rem", index * HEIGHT, 0.5 + 1.25 * depth as f64);
    // A step keeps its element when what another did pushes it down: a browser moves it and sets no text anew.
    let key = match row {
        Row::Step { position, .. } | Row::Loop { position, .. } => format!("step {position}"),
        Row::Event { .. } => format!("event {}", index.abs_diff(current.unwrap_or(0))),
    };
    html! {
        <li {key} {style} class={classes!(now.then_some("now"))} aria-current={now.then_some("step")}
            aria-posinset={(index + 1).to_string()} aria-setsize={count.to_string()}>{ body }</li>
    }
}

/// What the button of a loop says to those who do not see it.
pub fn loop_label(stage: &Stage, head: usize, times: usize) -> String {
    let place = stage.place_at(head);
    let place = place.map(|place| format!(" at {}:{}", document_name(place.document), place.line));
    format!("Loop{}, {times} times", place.unwrap_or_default())
}

fn step((state, stage): (&State, &Stage), act: &Callback<Action>, position: usize, now: bool) -> Html {
    let kind = stage.kinds.get(position - 1).copied().unwrap_or(TickKind::Plain);
    let place = stage.place_at(position);
    let line = place.map(|place| format!("{}:{}", document_name(place.document), place.line));
    let stops = place.is_some_and(|place| state.breakpoints.contains(&(place.document, place.line)));
    let text = place.map(|place| first_line(stage.lead_program(), place)).unwrap_or_default();
    html! {
        <button type="button" class="step" tabindex={if now { "0" } else { "-1" }}
            onclick={act.reform(move |_| Action::GoTo(position))}>
            { icon::tick(kind) }<span class="unseen">{ kind.label() }</span>
            <span class="line">
                { line.unwrap_or_default() }
                if stops { <span class="dot" aria-hidden="true" /><span class="unseen">{ " breakpoint" }</span> }
            </span>
            <code>{ text }</code>
        </button>
    }
}

/// What [`Follow`] is given.
#[derive(Properties, PartialEq)]
struct FollowProps {
    /// The row to keep in view.
    row: Option<usize>,
}

/// Scrolls what it is in so that a row stays in view.
#[component]
fn Follow(props: &FollowProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.row, move |row| {
            let scrolled = node.cast::<HtmlElement>().and_then(|node| node.parent_element());
            if let (Some(row), Some(scrolled)) = (*row, scrolled) {
                let (top, room) = (scrolled.scroll_top(), scrolled.client_height());
                let (above, height) = (i32::try_from(row * HEIGHT).unwrap_or(i32::MAX), HEIGHT as i32);
                if above < top || above.saturating_add(3 * height) > top.saturating_add(room) {
                    scrolled.set_scroll_top(above.saturating_sub(room / 3));
                }
            }
        });
    }
    html! { <span ref={node} /> }
}
