//! SQL: the statements up to the step, with parameters, the line that caused each and why.

use bothways_diagnostics::Diagnostic;
use bothways_trace::{REPEATED_LOADS, RepeatedLoad, repeated_loads};
use bothways_world::Place;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::returned::ReturnedRows;
use crate::model::{Action, Panel, Ran, State};
use crate::view::source::document_name;
use crate::view::statements::{Bracket, StatementView, before, containing, statements};

/// Statements listed at most.
const SHOWN: usize = 100;

/// The panel.
pub fn sql(state: &State, ran: &Ran, act: &Callback<Action>) -> Html {
    let run = &ran.run;
    let sent = before(&ran.sent, ran.range().1);
    if sent.is_empty() {
        return html! { <p class="hint">{ "No statement has been sent yet." }</p> };
    }
    let found = containing(sent, &state.sql_filter);
    let statements =
        statements(sent, &found, SHOWN, ran.range().0, (&run.journal, &run.catalog, ran.world()));
    let earlier = found.len() - statements.len();
    let repeated = repeated_loads(sent.iter().map(|sent| (&*sent.statement, sent.cause)), &run.journal);
    let text: String = statements.iter().map(|view| format!("{};\n", view.statement.text.trim())).collect();
    let copy = act.reform(move |_| Action::CopyText { text: text.clone(), what: "SQL" });
    html! {
        <ol class="statements">
            if earlier > 0 { <li class="hint">{ format!("{earlier} earlier statements are not listed.") }</li> }
            // A list of its own, so that what is open in it stays with its statement.
            { statements.iter().map(|view| statement(view, act)).collect::<Html>() }
            if found.is_empty() { <li class="hint">{ "None of the statements sent so far has this in it." }</li> }
            <li class="toolbar">
                <div class="repeats">{ for repeated.iter().map(|load| repeat((state, act), ran, load)) }</div>
                { filter(state, (found.len(), sent.len()), act) }
                <button type="button" class="button small" onclick={copy}>{ "Copy SQL" }</button>
            </li>
        </ol>
    }
}

/// The field for what a statement must have in it to be listed.
fn filter(state: &State, (found, all): (usize, usize), act: &Callback<Action>) -> Html {
    let input = act.reform(|event: InputEvent| {
        Action::FilterSql(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    html! {
        <label class="filter">
            <span class="unseen">{ "Statements with" }</span>
            <input type="search" placeholder="Filter" spellcheck="false" autocomplete="off" autocapitalize="off"
                value={state.sql_filter.clone()} oninput={input} />
            if !state.sql_filter.is_empty() { <span class="count" role="status">{ format!("{found} of {all}") }</span> }
        </label>
    }
}

/// A line that sends one SELECT after the other, and what would make them one.
fn repeat((state, act): (&State, &Callback<Action>), ran: &Ran, load: &RepeatedLoad) -> Html {
    let attribute = ran.run.catalog.attribute_name(load.attribute);
    let (remedy, button) = if is_fixable(state, load) {
        let show = act.reform(|_| Action::ShowPanel(Panel::Problems));
        let button =
            html! { <button type="button" class="button small" onclick={show}>{ "Show the fix" }</button> };
        (html! { "selectinload makes it one." }, button)
    } else {
        let option = format!(".options(selectinload({attribute}))");
        let text = option.clone();
        let copy = act.reform(move |_| Action::CopyText { text: text.clone(), what: "Loader option" });
        let button =
            html! { <button type="button" class="button small" onclick={copy}>{ "Copy option" }</button> };
        (html! { <><code>{ option }</code>{ " on the query makes it one." }</> }, button)
    };
    html! {
        <p class="caution">
            <span>
                { place(load.place, act) }
                { format!(" loaded {attribute} {} times, a SELECT each: ", load.count) }
                { remedy }
            </span>
            { button }
        </p>
    }
}

/// Whether the problems, which are those of the program as written, have an edit for it.
fn is_fixable(state: &State, load: &RepeatedLoad) -> bool {
    let at = |problem: &Diagnostic| {
        let label = problem.labels.first();
        label.is_some_and(|label| (label.document, label.start) == (load.place.document, load.place.start))
    };
    let mut problems = state.problems.list.iter();
    state.shown_column().is_some_and(|column| column.as_written)
        && problems.any(|problem| problem.code == REPEATED_LOADS && at(problem) && !problem.fixes.is_empty())
}

fn place(place: Place, act: &Callback<Action>) -> Html {
    let show = act.reform(move |_| Action::ShowPlace {
        document: place.document,
        start: place.start,
        end: place.end,
    });
    html! {
        <button type="button" class="place" onclick={show}>
            { format!("{}:{}", document_name(place.document), place.line) }
        </button>
    }
}

fn statement(view: &StatementView, act: &Callback<Action>) -> Html {
    let bracket = match view.bracket {
        Bracket::Outside => None,
        Bracket::Opens => Some("opens"),
        Bracket::Inside => Some("inside"),
        Bracket::Closes => Some("closes"),
    };
    let class = classes!("statement", view.control.then_some("control"), view.now.then_some("now"), bracket);
    let place = view.place.map(|shown| place(shown, act));
    html! {
        <li key={view.number} {class} value={view.number.to_string()}>
            <pre>{ keywords(view.statement.text.trim()) }</pre>
            <div class="about">
                if view.now { <span class="chip">{ "this step" }</span> }
                { place.unwrap_or_default() }
                if !view.because.is_empty() { <span>{ view.because.join(", because ") }</span> }
                if !view.parameters.is_empty() { <code class="parameters">{ &view.parameters }</code> }
                if view.counted {
                    <ReturnedRows number={view.number} statement={view.statement.clone()} act={act.clone()} />
                }
            </div>
        </li>
    }
}

/// SQL with its keywords, which SQLAlchemy writes in capitals, set apart.
fn keywords(text: &str) -> Html {
    let is_keyword = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase());
    let pieces = text.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let piece = |piece: &str| {
        let end = piece.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(piece.len());
        let (word, rest) = piece.split_at(end);
        if is_keyword(word) {
            html! { <><b>{ word.to_owned() }</b>{ rest.to_owned() }</> }
        } else {
            html! { { piece.to_owned() } }
        }
    };
    pieces.map(piece).collect()
}
