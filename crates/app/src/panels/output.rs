//! Output: what the program printed and was warned about up to the step, and the traceback at the end.

use bothways_trace::Ending;
use yew::prelude::*;

use crate::components::stage::ending;
use crate::model::Ran;

/// Characters of output shown at most.
const SHOWN: usize = 100_000;

/// The panel.
pub fn output(ran: &Ran) -> Html {
    let world = ran.world();
    let text: String = world.output.iter().map(|piece| &**piece).collect();
    let at_end = ran.is_at_end();
    if text.is_empty() && world.warnings.is_empty() && !(at_end && ran.run.ending != Ending::Finished) {
        return html! { <p class="hint">{ "Nothing has been printed yet." }</p> };
    }
    let start = text.len().saturating_sub(SHOWN);
    let start = (start..=text.len()).find(|index| text.is_char_boundary(*index)).unwrap_or_default();
    let shown = text.get(start..).unwrap_or_default();
    html! {
        <div class="output">
            if start > 0 { <p class="hint">{ format!("The last {SHOWN} characters are shown.") }</p> }
            if !shown.is_empty() { <pre class="printed">{ shown.to_owned() }</pre> }
            { for world.warnings.iter().map(|warning| html! {
                <p class="warning"><strong>{ &*warning.category }</strong>{ " " }{ &*warning.message }</p>
            }) }
            if at_end { { end(&ran.run.ending) } }
        </div>
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
