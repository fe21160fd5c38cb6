//! Why: the causes of the step and their effects, as a tree of sentences.

use yew::prelude::*;

use crate::model::{Column, Ran, Stage};
use crate::view::narration::{Kind, Sentence, why as reasons};
use crate::view::source::text_at;

/// Sentences shown at most.
const SHOWN: usize = 120;

/// The panel.
pub fn why(stage: &Stage, column: &Column, ran: &Ran) -> Html {
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
            { tree(&sentences) }
        </div>
    }
}

/// A tree of sentences as nested lists.
pub fn tree(sentences: &[Sentence]) -> Html {
    if sentences.is_empty() {
        return html! {};
    }
    let item = |sentence: &Sentence| {
        html! {
            <li class={look(sentence.kind)}>
                <span>{ &sentence.text }</span>
                { tree(&sentence.then) }
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
