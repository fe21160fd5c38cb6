//! Problems: what is wrong, where, what it means, and fixes with a preview.

use bothways_diagnostics::{Applicability, Diagnostic, Fix, Severity};
use bothways_trace::Program;
use yew::prelude::*;

use crate::model::{Action, State};
use crate::view::preview::{Line, preview};
use crate::view::source::{document, document_name, line_at};

/// The panel.
pub fn problems(state: &State, act: &Callback<Action>) -> Html {
    let problems = &state.problems;
    if problems.list.is_empty() {
        return html! { <p class="hint">{ "Nothing is wrong with this program, as far as it ran." }</p> };
    }
    let current = problems.program == state.work.program;
    let one = |(index, problem)| show(index, problem, &problems.program, current, act);
    html! { <div class="problems">{ for problems.list.iter().enumerate().map(one) }</div> }
}

fn show(
    index: usize,
    problem: &Diagnostic,
    program: &Program,
    current: bool,
    act: &Callback<Action>,
) -> Html {
    let (class, sign, word) = match problem.severity {
        Severity::Error => ("error", "✕", "Error"),
        Severity::Warning => ("caution", "!", "Warning"),
        Severity::Information => ("information", "i", "Information"),
    };
    let place = |label: &bothways_diagnostics::Label| {
        let line = line_at(document(program, label.document), label.start as usize);
        let show = Action::ShowPlace { document: label.document, start: label.start, end: label.end };
        html! {
            <p class="label">
                <button type="button" class="place" onclick={act.reform(move |_| show.clone())}>
                    { format!("{}:{line}", document_name(label.document)) }
                </button>
                { " " }{ &label.text }
            </p>
        }
    };
    // What failed, then the statement with its parameters.
    let (first, rest) = problem.message.split_at(problem.message.find('\n').unwrap_or(problem.message.len()));
    html! {
        <article class={classes!("problem", class)}>
            <h3><span class="sign" aria-hidden="true">{ sign }</span>{ word }<code>{ &problem.code }</code></h3>
            <p class="message"><strong>{ first }</strong>{ rest }</p>
            { for problem.labels.iter().map(place) }
            { for problem.hints.iter().map(|hint| html! { <p class="advice">{ hint }</p> }) }
            { for problem.fixes.iter().enumerate().map(|(number, what)| fix((index, number), what, program, current, act)) }
        </article>
    }
}

fn fix(
    (problem, fix): (usize, usize),
    what: &Fix,
    program: &Program,
    current: bool,
    act: &Callback<Action>,
) -> Html {
    let caution = match what.applicability {
        Applicability::Safe => None,
        Applicability::Unsafe => Some("May change what the program does: look at it before you take it."),
        Applicability::DisplayOnly => Some("An idea, to be adapted by hand."),
    };
    html! {
        <div class="fix">
            <p class="fix-title">{ &what.title }</p>
            { lines(&preview(program, what)) }
            if let Some(caution) = caution { <p class="hint">{ caution }</p> }
            if what.applicability != Applicability::DisplayOnly {
                <button type="button" class="button primary" disabled={!current}
                    onclick={act.reform(move |_| Action::ApplyFix { problem, fix })}>
                    { "Apply" }
                </button>
            }
        </div>
    }
}

/// Lines before and after, as a block of code.
pub fn lines(lines: &[Line]) -> Html {
    let line = |line: &Line| match line {
        Line::Document(name) => html! { <div class="name">{ *name }</div> },
        Line::Kept(text) => html! { <div>{ format!("  {text}") }</div> },
        Line::Removed(text) => html! { <del>{ format!("− {text}") }</del> },
        Line::Added(text) => html! { <ins>{ format!("+ {text}") }</ins> },
    };
    html! { <pre class="preview scrolls" tabindex="0" role="group" aria-label="Lines before and after">{ for lines.iter().map(line) }</pre> }
}
