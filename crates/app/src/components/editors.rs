//! The two documents, one above the other, with what is wrong underlined and the shown statement marked.

use bothways_diagnostics::{Applicability, Diagnostic, Severity};
use yew::prelude::*;

use crate::editor::{Editor, Underline};
use crate::model::{Action, State};
use crate::view::source::{DOCUMENTS, document};

/// Both editors.
pub fn editors(state: &State, act: &Callback<Action>) -> Html {
    html! {
        <section class="editors" aria-label="Program">
            { one(state, act, 0) }
            { one(state, act, 1) }
        </section>
    }
}

fn one(state: &State, act: &Callback<Action>, number: u8) -> Html {
    let name = DOCUMENTS.get(usize::from(number)).copied().unwrap_or_default();
    let text = AttrValue::from(document(&state.work.program, number).to_owned());
    let stage = state.stage.as_ref().filter(|_| state.fresh);
    let mark = stage.map(|stage| {
        let place = stage.place_in_text().filter(|place| place.document == number);
        place.map(|place| (place.start, place.end))
    });
    let selection = state.selection.filter(|(document, ..)| *document == number);
    let selection = selection.map(|(_, start, end, count)| (start, end, count));
    let purpose = if number == 0 { "the classes" } else { "what happens with them" };
    html! {
        <div class={classes!("document", name.trim_end_matches(".py").to_owned())}>
            <h2 class="document-name"><code>{ name }</code><span>{ purpose }</span></h2>
            <Editor
                label={name}
                {text}
                revision={state.revision}
                underlines={underlines(state, number)}
                {mark}
                {selection}
                plain={state.plain_editor()}
                changed={act.reform(move |text| Action::Edited { document: number, text })}
                clicked={act.reform(move |line| Action::LineClicked { document: number, line })}
                acted={act.reform(acted)}
            />
        </div>
    }
}

/// What is wrong with one document, unless the findings are about an older text.
fn underlines(state: &State, number: u8) -> Option<Vec<Underline>> {
    if state.problems.program != state.work.program {
        return None;
    }
    let found = state.problems.list.iter().enumerate();
    Some(found.filter_map(|(index, problem)| underline(index, problem, number)).collect())
}

fn underline(index: usize, problem: &Diagnostic, number: u8) -> Option<Underline> {
    let label = problem.labels.first().filter(|label| label.document == number)?;
    let applicable =
        problem.fixes.iter().enumerate().filter(|(_, fix)| fix.applicability != Applicability::DisplayOnly);
    Some(Underline {
        start: label.start as usize,
        end: label.end as usize,
        severity: severity(problem.severity),
        message: problem.message.clone(),
        actions: applicable.map(|(fix, what)| (what.title.clone(), format!("{index} {fix}"))).collect(),
    })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "info",
    }
}

/// The action whose name an underline was given.
fn acted(name: String) -> Action {
    let mut numbers = name.split(' ').map(|number| number.parse().unwrap_or(usize::MAX));
    let mut number = || numbers.next().unwrap_or(usize::MAX);
    Action::ApplyFix { problem: number(), fix: number() }
}
