//! Compare: the same script under each strategy, what each attribute holds, where they differ and what the
//! runs amount to.

use bothways_trace::{Program, VariantKind};
use bothways_world::Change;
use yew::prelude::*;

use crate::components::stage::{column_title, ending, strategy_title};
use crate::model::{Action, Column, Stage, State};
use crate::panels::problems::lines;
use crate::panels::why::tree;
use crate::view::comparison::{Group, Row, Table, deviates, differs};
use crate::view::holdings::Holding;
use crate::view::naming::{lifecycle, lifecycle_meaning};
use crate::view::narration::{Sentence, why};
use crate::view::preview::difference;
use crate::view::scenario::scenario;
use crate::view::source::relationship_lines;

/// Sentences about the step in one column at most.
const SHOWN_REASONS: usize = 10;

/// The panel.
pub fn compare(state: &State, stage: &Stage, act: &Callback<Action>) -> Html {
    let table = stage.table();
    html! {
        <div class="compare">
            { choice(state, act) }
            <div class="compare-scroll scrolls">
                <table class={classes!("comparison", (stage.columns.len() > 3).then_some("many"))} style={format!("--columns: {}", stage.columns.len())}>
                    <caption class="unseen">{ "What each strategy holds at this step" }</caption>
                    { head(stage, act) }
                    { body(stage, &table) }
                </table>
            </div>
            { verdict(stage, act) }
            { script_wanted(stage, act) }
        </div>
    }
}

/// Which strategies have a column, and the program as it is now as one.
fn choice(state: &State, act: &Callback<Action>) -> Html {
    let strategies = &state.settings.strategies;
    let one = |kind: VariantKind| {
        let shown = strategies.contains(&kind);
        html! {
            <button type="button" class="toggle" aria-pressed={shown.to_string()}
                onclick={act.reform(move |_| Action::ToggleStrategy(kind))}>
                { strategy_title(kind) }
            </button>
        }
    };
    html! {
        <div class="choice" role="group" aria-label="Strategies shown">
            { for VariantKind::STRATEGIES.into_iter().map(one) }
            <button type="button" class="button small" title="Keep the program as it is now as a column, to compare with what you write next"
                disabled={state.work.pinned.contains(&state.work.program)} onclick={act.reform(|_| Action::Pin)}>
                { "Pin this version" }
            </button>
        </div>
    }
}

/// Models without a script: offers to write one.
fn script_wanted(stage: &Stage, act: &Callback<Action>) -> Html {
    let nothing_made =
        stage.run().is_some_and(|run| !run.journal.entries.iter().any(|entry| is_creation(&entry.change)));
    let bare = stage.program.script.trim().is_empty() && nothing_made;
    let script = stage.run().filter(|_| bare).and_then(|run| scenario(&run.catalog));
    let Some(script) = script else { return html! {} };
    let program = Program { models: stage.program.models.clone(), script };
    html! {
        <p>
            <button type="button" class="button primary" onclick={act.reform(move |_| Action::Take(program.clone()))}>
                { "Write a script for these models" }
            </button>
        </p>
    }
}

fn is_creation(change: &Change) -> bool {
    matches!(change, Change::Create { .. })
}

fn head(stage: &Stage, act: &Callback<Action>) -> Html {
    html! {
        <thead>
            <tr>
                <th scope="col" class="corner"><span class="unseen">{ "Attribute" }</span></th>
                { for stage.columns.iter().map(|column| column_head(stage, column, act)) }
            </tr>
        </thead>
    }
}

fn column_head(stage: &Stage, column: &Column, act: &Callback<Action>) -> Html {
    let title = column_title(column);
    let code = matches!(title, "back_populates" | "backref");
    let take = column.program.as_ref().ok().filter(|_| !column.as_written).cloned();
    html! {
        <th scope="col" class={classes!(column.as_written.then_some("written"))}>
            <div class="column-title">
                if code { <code>{ for title.split_inclusive('_').map(|part| html! { <>{ part.to_owned() }<wbr /></> }) }</code> } else { <span>{ title }</span> }
                if column.as_written && title != "as written" {
                    <span class="chip">{ "as written" }</span>
                }
                if let Some(program) = take {
                    <button type="button" class="button tiny" title="Put this strategy's models into the editor"
                        onclick={act.reform(move |_| Action::Take(program.clone()))}>
                        { "Use this" }
                    </button>
                }
                if let VariantKind::Earlier(number) = column.kind {
                    <button type="button" class="button tiny" aria-label={format!("Unpin {title}")}
                        onclick={act.reform(move |_| Action::Unpin(number.into()))}>{ "Unpin" }</button>
                }
            </div>
            { declaration(column) }
            { changes(stage, column) }
        </th>
    }
}

/// What the column's program says otherwise than the one as written.
fn changes(stage: &Stage, column: &Column) -> Html {
    let Some(program) = column.program.as_ref().ok().filter(|program| **program != stage.program) else {
        return html! {};
    };
    html! {
        <details class="changes">
            <summary>{ "Changes" }</summary>
            { lines(&difference(&stage.program, program)) }
        </details>
    }
}

/// The lines that make the strategy.
fn declaration(column: &Column) -> Html {
    match &column.program {
        Ok(program) => html! {
            <ul class="declaration">
                { for relationship_lines(program).into_iter().map(|line| html! { <li><code>{ breakable(&line) }</code></li> }) }
            </ul>
        },
        Err(why) => html! { <p class="refusal">{ why }</p> },
    }
}

/// Code that may wrap after brackets.
fn breakable(code: &str) -> Html {
    let pieces = code.split_inclusive(['(', ' ']);
    pieces.map(|piece| html! { <>{ piece.to_owned() }<wbr /></> }).collect()
}

fn body(stage: &Stage, table: &Table) -> Html {
    html! {
        <>
            { for table.groups.iter().map(|group| object(stage, group)) }
            { counts(stage, table) }
            { reasons(stage) }
            { ends(stage) }
            if table.groups.is_empty() {
                <tbody><tr><td class="hint" colspan={(stage.columns.len() + 1).to_string()}>
                    { "No object has been made yet." }
                </td></tr></tbody>
            }
            if table.more > 0 {
                <tbody><tr><td class="hint" colspan={(stage.columns.len() + 1).to_string()}>
                    { format!("{} more objects are not listed.", table.more) }
                </td></tr></tbody>
            }
        </>
    }
}

fn object(stage: &Stage, group: &Group) -> Html {
    let state = |(column, state): (usize, &Option<bothways_world::Lifecycle>)| {
        let title = state.map(lifecycle_meaning);
        html! {
            <td class={cell_class(stage, column, deviates(&group.states, column, stage.lead()))} {title}>
                if let Some(state) = state {
                    <span class={classes!("state", lifecycle(*state))}>{ lifecycle(*state) }</span>
                } else {
                    <span class="absent">{ "–" }</span>
                }
                { sign(deviates(&group.states, column, stage.lead())) }
            </td>
        }
    };
    html! {
        <tbody>
            <tr class="object-row">
                <th scope="rowgroup"><code>{ &group.name }</code><wbr /><span class="class">{ &group.class }</span></th>
                { for group.states.iter().enumerate().map(state) }
            </tr>
            { for group.rows.iter().map(|row| attribute(stage, &group.name, row)) }
        </tbody>
    }
}

fn attribute(stage: &Stage, name: &str, row: &Row) -> Html {
    let cell = |(column, cell): (usize, &Option<Holding>)| {
        let deviates = deviates(&row.cells, column, stage.lead());
        html! {
            <td class={cell_class(stage, column, deviates)} title={cell.as_ref().and_then(Holding::meaning)}>
                { holding(cell.as_ref()) }
                { sign(deviates) }
            </td>
        }
    };
    html! {
        <tr class={classes!(differs(&row.cells).then_some("differs"))}>
            <th scope="row"><code><span class="owner">{ name }{ "." }</span><wbr />{ &row.key }</code></th>
            { for row.cells.iter().enumerate().map(cell) }
        </tr>
    }
}

fn holding(holding: Option<&Holding>) -> Html {
    match holding {
        None => html! { <span class="absent">{ "did not get here" }</span> },
        Some(holding) if holding.is_value() => html! { <code class="value">{ holding.text() }</code> },
        Some(holding) => html! { <span class="absent">{ holding.text() }</span> },
    }
}

fn sign(deviates: bool) -> Html {
    if deviates {
        html! { <span class="sign" title="Differs"><span aria-hidden="true">{ "≠" }</span>
        <span class="unseen">{ " differs" }</span></span> }
    } else {
        html! {}
    }
}

fn cell_class(stage: &Stage, column: usize, deviates: bool) -> Classes {
    let written = stage.columns.get(column).is_some_and(|column| column.as_written);
    classes!(written.then_some("written"), deviates.then_some("deviates"))
}

fn counts(stage: &Stage, table: &Table) -> Html {
    if table.counts.is_empty() {
        return html! {};
    }
    let row = |(name, counts): &(String, Vec<Option<usize>>)| {
        let cell = |(column, count): (usize, &Option<usize>)| {
            let deviates = deviates(counts, column, stage.lead());
            let text = match count {
                None => "–".to_owned(),
                Some(1) => "1 row".to_owned(),
                Some(count) => format!("{count} rows"),
            };
            html! { <td class={cell_class(stage, column, deviates)}>{ text }{ sign(deviates) }</td> }
        };
        html! {
            <tr class={classes!(differs(counts).then_some("differs"))}>
                <th scope="row"><span class="table-label">{ "table " }</span><code>{ name }</code></th>
                { for counts.iter().enumerate().map(cell) }
            </tr>
        }
    };
    html! { <tbody class="counts">{ for table.counts.iter().map(row) }</tbody> }
}

/// Why the step did what it did in each column.
fn reasons(stage: &Stage) -> Html {
    let reason = |column: &Column| {
        let ran = column.ran.as_ref()?;
        let run = &ran.run;
        Some(why(&run.journal, ran.step()?, &run.catalog, ran.world(), SHOWN_REASONS))
    };
    let reasons: Vec<_> = stage.columns.iter().map(|column| reason(column).unwrap_or_default()).collect();
    if reasons.iter().all(Vec::is_empty) {
        return html! {};
    }
    let cell = |(column, sentences): (usize, &Vec<Sentence>)| {
        html! { <td class={cell_class(stage, column, false)}>{ tree(sentences, &|_| Html::default()) }</td> }
    };
    html! {
        <tbody class="because"><tr>
            <th scope="row">{ "this step" }</th>
            { for reasons.iter().enumerate().map(cell) }
        </tr></tbody>
    }
}

/// How each column ended, where it ended badly and the slider is there, or cannot get any nearer.
fn ends(stage: &Stage) -> Html {
    let last = stage.position() == stage.len();
    let end = |column: &Column| {
        let ran = column.ran.as_ref().filter(|ran| last || ran.is_at_end())?;
        Some((ending(&ran.run.ending)?, ran.steps_left()))
    };
    let ends: Vec<_> = stage.columns.iter().map(end).collect();
    if ends.iter().all(Option::is_none) {
        return html! {};
    }
    let cell = |end: &Option<((String, String), usize)>| match end {
        None => html! { <td /> },
        Some(((kind, message), left)) => html! {
            <td class="ended">
                <span aria-hidden="true">{ "✕ " }</span><code class="kind">{ breakable_kind(kind) }</code>
                <p>{ message }</p>
                if *left > 0 { <p>{ if *left == 1 { "a step later".to_owned() } else { format!("{left} steps later") } }</p> }
            </td>
        },
    };
    html! { <tbody class="ends"><tr><th scope="row">{ "ended with" }</th>{ for ends.iter().map(cell) }</tr></tbody> }
}

fn breakable_kind(kind: &str) -> Html {
    kind.split_inclusive('.').map(|piece| html! { <>{ piece.to_owned() }<wbr /></> }).collect()
}

fn verdict(stage: &Stage, act: &Callback<Action>) -> Html {
    if stage.verdict.sentences.is_empty() {
        return html! {};
    }
    let elsewhere = stage.first_difference.filter(|difference| *difference != stage.position());
    html! {
        <section class="verdict" aria-label="Verdict">
            { for stage.verdict.sentences.iter().map(|sentence| html! { <p>{ marked(sentence) }</p> }) }
            if let Some(difference) = elsewhere {
                <button type="button" class="button small" onclick={act.reform(|_| Action::GoToDifference)}>
                    { format!("Go to the first difference (step {difference})") }
                </button>
            }
        </section>
    }
}

/// Text in backticks as code.
fn marked(text: &str) -> Html {
    let piece = |(index, piece): (usize, &str)| {
        if index % 2 == 1 {
            html! { <code>{ piece.to_owned() }</code> }
        } else {
            html! { { piece.to_owned() } }
        }
    };
    text.split('`').enumerate().map(piece).collect()
}
