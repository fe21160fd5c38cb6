//! The list of keys and of the timeline's marks, over the page.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::icon;
use crate::view::ticks::TickKind;

/// What each key does, where no control wants it for itself.
const KEYS: [(&str, &str); 14] = [
    ("Ctrl+Enter", "run"),
    ("← →", "previous and next step"),
    ("Home End", "first and last step"),
    ("p", "play and pause"),
    ("s", "next step that sends SQL"),
    ("w", "next step that warns"),
    ("c", "next step that changes the selected object"),
    ("b", "next breakpoint"),
    ("d", "first step at which the strategies differ"),
    ("Ctrl+Space", "in an editor: completions"),
    ("Escape, then Tab", "in an editor: leave it"),
    ("F8", "in an editor: next problem"),
    ("F9", "set or clear a breakpoint: on the line of the step, in an editor on that of the cursor"),
    ("?", "this list"),
];

/// What the list is given.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Puts it away.
    pub close: Callback<MouseEvent>,
}

/// The list. It takes the focus, so that the next key goes to it.
#[component]
pub fn Keys(props: &Props) -> Html {
    let button = use_node_ref();
    {
        let button = button.clone();
        use_effect_with((), move |()| {
            if let Some(button) = button.cast::<HtmlElement>() {
                // A button that is shown takes the focus.
                drop(button.focus());
            }
        });
    }
    let row = |(key, what): &(&'static str, &'static str)| {
        html! { <div class="key-row"><dt><kbd>{ *key }</kbd></dt><dd>{ *what }</dd></div> }
    };
    html! {
        <div class="overlay" role="dialog" aria-modal="true" aria-labelledby="keys-title">
            <div class="sheet">
                <header>
                    <h2 id="keys-title">{ "Keys and marks" }</h2>
                    <button ref={button} type="button" class="button bare" aria-label="Close"
                        onclick={props.close.clone()}>{ icon::close() }</button>
                </header>
                <dl>{ for KEYS.iter().map(row) }</dl>
                <h3>{ "Marks of the timeline" }</h3>
                <ul class="legend">
                    { for TickKind::ALL.into_iter().map(|kind| html! { <li>{ icon::tick(kind) }{ kind.label() }</li> }) }
                    <li><span class="sign" aria-hidden="true">{ "≠" }</span>{ "first difference" }</li>
                </ul>
            </div>
        </div>
    }
}
