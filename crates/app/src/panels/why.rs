//! Why: the causes of the step and their effects, as a tree of sentences.

use yew::prelude::*;

use crate::model::{Action, Column, Panel, Ran, Stage};
use crate::view::narration::{About, Kind, Sentence, why as reasons};
use crate::view::source::text_at;

/// Sentences shown at most.
const SHOWN: usize = 120;

/// The panel.
pub fn why(stage: &Stage, column: &Column, ran: &Ran, act: &Callback<Action>) -> Html {
    let Some(step) = ran.step() else {
        return html! { <p class="hint">{ "Nothing has run yet: step forward." }</p> };
    };
    let sentences = reasons(&ran.run.journal, step, &ran.run.catalog, ran.world(), SHOWN);
    let program = column.program.as_ref().unwrap_or(&stage.program);
    let statement =
        ran.run.journal.steps.get(step).map(|step| text_at(program, step.place)).unwrap_or_default();
    html! {
        <div class="why">
            <pre class="asked"><code>{ statement.lines().take(4).collect::<Vec<_>>().join("\n") }</code></pre>
            if sentences.is_empty() {
                <p class="hint">{ "This statement changed nothing in the ORM or the database." }</p>
            }
            { tree(&sentences, &|sentence| links(sentence.about, act)) }
        </div>
    }
}

/// What a sentence leads to: its object, its statement, and the page of the documentation that says so.
fn links(about: About, act: &Callback<Action>) -> Html {
    let page = about.page.map(|page| {
        html! {
            <a class="leads" href={page.address()} target="_blank" rel="noopener noreferrer"
                title={format!("SQLAlchemy's documentation: {}", page.title)}>{ "docs" }</a>
        }
    });
    html! {
        <>
            if let Some(object) = about.object {
                <button type="button" class="leads" title="Follow the object in Objects"
                    onclick={act.reform(move |_| Action::ShowObject(object))}>{ "object" }</button>
            }
            if about.statement {
                <button type="button" class="leads" title="Show the statement in SQL"
                    onclick={act.reform(|_| Action::ShowPanel(Panel::Sql))}>{ "statement" }</button>
            }
            { for page }
        </>
    }
}

/// A tree of sentences as nested lists, each with what it leads to.
pub fn tree(sentences: &[Sentence], links: &dyn Fn(&Sentence) -> Html) -> Html {
    if sentences.is_empty() {
        return html! {};
    }
    let item = |sentence: &Sentence| {
        html! {
            <li class={look(sentence.kind)}>
                <span>{ &sentence.text }</span>
                { links(sentence) }
                { tree(&sentence.then, links) }
            </li>
        }
    };
    html! { <ul class="reasons">{ for sentences.iter().map(item) }</ul> }
}

/// What the style sheet calls sentences of a kind.
pub fn look(kind: Kind) -> &'static str {
    match kind {
        Kind::Cause => "cause",
        Kind::Effect => "effect",
        Kind::Silence => "silence",
    }
}
