//! Output: what the program printed, what it wrote to stderr and what it was warned about up to the step, and the
//! traceback at the end.

use std::sync::Arc;

use bothways_trace::Ending;
use yew::prelude::*;

use crate::components::stage::ending;
use crate::model::Ran;

/// Characters of output shown at most.
const SHOWN: usize = 100_000;

/// The panel.
pub fn output(ran: &Ran) -> Html {
    let world = ran.world();
    let at_end = ran.is_at_end();
    let is_silent = world.output.is_empty() && world.stderr.is_empty() && world.warnings.is_empty();
    if is_silent && !(at_end && ran.run.ending != Ending::Finished) {
        return html! { <p class="hint">{ "Nothing has been printed yet." }</p> };
    }
    html! {
        <div class="output">
            { stream(&world.output, "printed") }
            if !world.stderr.is_empty() {
                <h3>{ "Standard error" }</h3>
                { stream(&world.stderr, "stderr") }
            }
            { for world.warnings.iter().map(|warning| html! {
                <p class="warning"><strong>{ &*warning.category }</strong>{ " " }{ &*warning.message }</p>
            }) }
            if at_end { { end(&ran.run.ending) } }
        </div>
    }
}

/// What was written to a stream, from its end.
fn stream(pieces: &[Arc<str>], class: &'static str) -> Html {
    let text: String = pieces.iter().map(|piece| &**piece).collect();
    let start = text.len().saturating_sub(SHOWN);
    let start = (start..=text.len()).find(|index| text.is_char_boundary(*index)).unwrap_or_default();
    let shown = text.get(start..).unwrap_or_default();
    html! {
        <>
            if start > 0 { <p class="hint">{ format!("The last {SHOWN} characters are shown.") }</p> }
            if !shown.is_empty() { <pre class={class}>{ shown.to_owned() }</pre> }
        </>
    }
}

fn end(how: &Ending) -> Html {
    match (how, ending(how)) {
        (Ending::Error(error), _) if !error.traceback.is_empty() => {
            html! { <pre class="traceback">{ &error.traceback }</pre> }
        }
        (_, Some((kind, message))) => {
            html! { <p class="broke-off"><strong>{ kind }</strong>{ " " }{ message }</p> }
        }
        (_, None) => html! {},
    }
}
