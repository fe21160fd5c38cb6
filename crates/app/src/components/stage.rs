//! The stage: tabs, what is wrong in one line, and the open panel.

use bothways_diagnostics::Severity;
use bothways_trace::{Ending, VariantKind};
use web_sys::{HtmlElement, HtmlSelectElement};
use yew::prelude::*;

use super::icon;
use crate::model::{Action, Column, Panel, Part, Stage, State};
use crate::panels;
use crate::view::source::{document, document_name, line_at};
use crate::view::statements::count_before;

/// The stage.
pub fn stage(state: &State, act: &Callback<Action>) -> Html {
    html! {
        <section class="stage" aria-label="What happens">
            { tabs(state, act) }
            { trouble(state, act) }
            <div class={classes!("panel", (!state.fresh && state.stage.is_some()).then_some("old"))} role="tabpanel"
                id="panel" aria-labelledby={format!("tab-{}", state.panel.id())} tabindex="0">
                { panel(state, act) }
            </div>
        </section>
    }
}

/// What a column is called.
pub fn column_title(column: &Column) -> &'static str {
    strategy_title(column.kind)
}

/// What a strategy is called.
pub fn strategy_title(kind: VariantKind) -> &'static str {
    match kind {
        VariantKind::AsWritten => "as written",
        VariantKind::BackPopulates => "back_populates",
        VariantKind::Backref => "backref",
        VariantKind::NotLinked => "not linked",
        VariantKind::OneSide => "one side only",
        VariantKind::Earlier(0) => "earlier version 1",
        VariantKind::Earlier(1) => "earlier version 2",
        VariantKind::Earlier(_) => "earlier version 3",
    }
}

fn tabs(state: &State, act: &Callback<Action>) -> Html {
    let tab = |panel: Panel| {
        let chosen = state.panel == panel;
        html! {
            <button type="button" role="tab" id={format!("tab-{}", panel.id())} aria-controls="panel"
                aria-selected={chosen.to_string()} tabindex={if chosen { "0" } else { "-1" }}
                onclick={act.reform(move |_| Action::ShowPanel(panel))}>
                { panel.title() }
                if let Some(count) = count(state, panel) {
                    <span class={classes!("badge", (panel == Panel::Problems).then_some("bad"))}>{ count }</span>
                }
            </button>
        }
    };
    let open = state.panel;
    let keys = {
        let act = act.clone();
        Callback::from(move |event: KeyboardEvent| {
            let index = Panel::ALL.iter().position(|panel| *panel == open).unwrap_or_default();
            let last = Panel::ALL.len() - 1;
            let next = match event.key().as_str() {
                "ArrowLeft" => index.checked_sub(1).unwrap_or(last),
                "ArrowRight" => {
                    if index == last {
                        0
                    } else {
                        index + 1
                    }
                }
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            if let Some(panel) = Panel::ALL.get(next) {
                act.emit(Action::ShowPanel(*panel));
                focus(&format!("tab-{}", panel.id()));
            }
        })
    };
    html! {
        <div class="tabs">
            if state.settings.arrangement.code_folded {
                <button type="button" class="button bare unfold" aria-label="Show the editors" title="Show the editors"
                    aria-expanded="false" onclick={act.reform(|_| Action::ToggleFolded(Part::Code))}>{ icon::next() }</button>
            }
            <div class="tablist" role="tablist" aria-label="Panels" onkeydown={keys}>
                { for Panel::ALL.into_iter().map(tab) }
            </div>
            { columns(state, act) }
        </div>
    }
}

fn focus(id: &str) {
    use wasm_bindgen::JsCast;
    let element =
        web_sys::window().and_then(|window| window.document()).and_then(|d| d.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus keeps it where it was.
        drop(element.focus());
    }
}

fn count(state: &State, panel: Panel) -> Option<usize> {
    let ran = || state.shown_column()?.ran.as_ref();
    let count = match panel {
        Panel::Problems => state.problems.list.len(),
        Panel::Sql => ran().map_or(0, |ran| count_before(&ran.sent, ran.range().1)),
        Panel::Output => ran().map_or(0, |ran| {
            let world = ran.world();
            world.output.len() + world.stderr.len() + world.warnings.len()
        }),
        Panel::Compare
        | Panel::Steps
        | Panel::Objects
        | Panel::Tables
        | Panel::TrySql
        | Panel::Schema
        | Panel::Session
        | Panel::Why => 0,
    };
    (count > 0).then_some(count)
}

/// Which run the panels show.
fn columns(state: &State, act: &Callback<Action>) -> Html {
    let Some(stage) = &state.stage else { return html! {} };
    if matches!(state.panel, Panel::Compare | Panel::Problems) || stage.columns.len() < 2 {
        return html! {};
    }
    let chosen = act.reform(|event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        Action::ShowColumn(value.parse().unwrap_or_default())
    });
    let option = |(index, column): (usize, &Column)| {
        let title = if column.as_written { "as written" } else { column_title(column) };
        html! { <option value={index.to_string()} selected={index == state.column}>{ title }</option> }
    };
    let ran = stage.columns.iter().enumerate().filter(|(_, column)| column.ran.is_some());
    html! {
        <label class="field"><span class="unseen">{ "Strategy" }</span><select onchange={chosen}>{ for ran.map(option) }</select></label>
    }
}

/// The first error, in one line above whatever is open.
fn trouble(state: &State, act: &Callback<Action>) -> Html {
    let error = state.problems.list.iter().find(|problem| problem.severity == Severity::Error);
    let Some(problem) = error.filter(|_| state.panel != Panel::Problems) else { return html! {} };
    let place = problem.labels.first().map(|label| {
        let line = line_at(document(&state.problems.program, label.document), label.start as usize);
        let show = Action::ShowPlace { document: label.document, start: label.start, end: label.end };
        html! {
            <button type="button" class="place" onclick={act.reform(move |_| show.clone())}>
                { format!("{}:{line}", document_name(label.document)) }
            </button>
        }
    });
    html! {
        <div class="trouble" role="alert">
            <span class="sign" aria-hidden="true">{ "✕" }</span>
            { place.unwrap_or_default() }
            <span class="trouble-text">{ &problem.message }</span>
            <button type="button" class="button small" onclick={act.reform(|_| Action::ShowPanel(Panel::Problems))}>
                { if problem.fixes.is_empty() { "Explain" } else { "Explain and fix" } }
            </button>
        </div>
    }
}

fn panel(state: &State, act: &Callback<Action>) -> Html {
    if state.panel == Panel::Problems {
        return panels::problems::problems(state, act);
    }
    let Some(stage) = &state.stage else { return waiting() };
    if state.panel == Panel::Compare {
        return panels::compare::compare(state, stage, act);
    }
    match state.shown_column() {
        Some(column) => in_column(state, stage, column, act),
        None => waiting(),
    }
}

fn in_column(state: &State, stage: &Stage, column: &Column, act: &Callback<Action>) -> Html {
    let Some(ran) = &column.ran else { return waiting() };
    match state.panel {
        Panel::Steps => panels::steps::steps(state, stage, ran, act),
        Panel::Objects => panels::objects::objects(state, ran, act),
        Panel::Tables => panels::tables::tables(ran, state.rows_shown, act),
        Panel::TrySql => panels::try_sql::try_sql(state, stage, ran, act),
        Panel::Sql => panels::sql::sql(state, ran, act),
        Panel::Schema => panels::schema::schema(&ran.run.catalog, state.graph_loaded, act),
        Panel::Session => panels::session::session(ran, state.selected),
        Panel::Output => panels::output::output(ran),
        Panel::Why => panels::why::why(stage, column, ran, act),
        Panel::Compare | Panel::Problems => html! {},
    }
}

fn waiting() -> Html {
    html! { <p class="hint waiting">{ "The engine is loading; the result appears here." }</p> }
}

/// How a run ended, in words; none if it came to its end.
pub fn ending(ending: &Ending) -> Option<(String, String)> {
    match ending {
        Ending::Finished => None,
        Ending::Error(error) => Some((error.kind.clone(), error.message.clone())),
        Ending::Unsupported { what, .. } => Some(("Not supported by Bothways".to_owned(), what.clone())),
        Ending::Limit { what, .. } => Some(("A limit was reached".to_owned(), what.clone())),
    }
}
