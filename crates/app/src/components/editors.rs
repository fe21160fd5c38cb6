//! The two documents, one above the other, with what is wrong underlined and the shown statement marked.

use bothways_diagnostics::{Applicability, Diagnostic, Severity};
use yew::prelude::*;

use super::icon;
use super::separator::Separator;
use crate::editor::{Editor, Mark, Underline};
use crate::model::{Action, Arrangement, Part, State};
use crate::view::source::{DOCUMENTS, document, text_at};
use crate::view::values::beside;

/// Both editors.
pub fn editors(state: &State, act: &Callback<Action>) -> Html {
    let arrangement = state.settings.arrangement;
    let Arrangement { models, models_folded, script_folded, .. } = arrangement;
    html! {
        <section class="editors" aria-label="Program">
            { one(state, act, 0, models_folded) }
            if !models_folded && !script_folded {
                <Separator label="Height of models.py" value={models} stacked=true
                    moved={act.reform(move |models| Action::Arrange(Arrangement { models, ..arrangement }))}
                    fold={act.reform(|()| Action::ToggleFolded(Part::Models))} />
            }
            { one(state, act, 1, script_folded) }
        </section>
    }
}

fn one(state: &State, act: &Callback<Action>, number: u8, folded: bool) -> Html {
    let name = DOCUMENTS.get(usize::from(number)).copied().unwrap_or_default();
    let text = AttrValue::from(document(&state.work.program, number).to_owned());
    let selection = state.selection.filter(|(document, ..)| *document == number);
    let selection = selection.map(|(_, start, end, count)| (start, end, count));
    let (purpose, part) =
        if number == 0 { ("the classes", Part::Models) } else { ("what happens with them", Part::Script) };
    let stops = state.breakpoints.iter().filter(|(document, _)| *document == number);
    html! {
        <div key={name} class={classes!("document", name.trim_end_matches(".py").to_owned(), folded.then_some("folded"))}>
            <div class="document-head">
                <button type="button" class="fold" aria-expanded={(!folded).to_string()} aria-label={format!("{name}, the editor")}
                    onclick={act.reform(move |_| Action::ToggleFolded(part))}>
                    { if folded { icon::next() } else { icon::down() } }
                </button>
                <h2 class="document-name"><code>{ name }</code><span>{ purpose }</span></h2>
                if number == 0 {
                    <button type="button" class="button bare hide" aria-label="Hide the editors" title="Hide the editors"
                        aria-expanded="true" onclick={act.reform(|_| Action::ToggleFolded(Part::Code))}>{ icon::previous() }</button>
                }
            </div>
            <Editor
                label={name}
                {text}
                revision={state.revision}
                underlines={underlines(state, number)}
                mark={mark(state, number)}
                {selection}
                breakpoints={stops.map(|(_, line)| *line).collect::<Vec<u32>>()}
                answer={state.hovered.clone().filter(|hovered| hovered.document == number)}
                plain={state.plain_editor()}
                changed={act.reform(move |text| Action::Edited { document: number, text })}
                clicked={act.reform(move |line| Action::LineClicked { document: number, line })}
                broken={act.reform(move |lines| Action::BreakpointsSet { document: number, lines })}
                toggled={act.reform(move |line| Action::ToggleBreakpoint { document: number, line })}
                asked={act.reform(move |chain| Action::Hovered { document: number, chain })}
                acted={act.reform(acted)}
            />
        </div>
    }
}

/// The statement of the step, if it is in this document, with what its names hold.
fn mark(state: &State, number: u8) -> Option<Option<Mark>> {
    let stage = state.stage.as_ref().filter(|_| state.fresh)?;
    let Some(place) = stage.place_in_text().filter(|place| place.document == number) else {
        return Some(None);
    };
    let ran = state.shown_column().and_then(|column| column.ran.as_ref());
    let text = text_at(&state.work.program, place);
    let beside = ran.map(|ran| beside(&ran.run.catalog, ran.world(), text)).unwrap_or_default();
    Some(Some(Mark { start: place.start, end: place.end, beside }))
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
