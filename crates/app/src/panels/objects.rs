//! Objects: a card each, with attributes, state and links to what they hold.

use yew::prelude::*;

use crate::model::Ran;
use crate::view::cards::{Card, Field, FieldValue, cards};
use crate::view::naming::{lifecycle, lifecycle_meaning};
use crate::view::touched::touched;

/// The panel.
pub fn objects(ran: &Ran) -> Html {
    let entries = ran.step().map(|step| ran.run.journal.step_entries(step)).unwrap_or_default();
    let (cards, more) = cards(&ran.run.catalog, ran.world(), &touched(entries, ran.world()));
    if cards.is_empty() {
        return html! { <p class="hint">{ "No object has been made yet." }</p> };
    }
    html! {
        <>
            <div class="cards">{ for cards.iter().map(card) }</div>
            if more > 0 { <p class="hint">{ format!("{more} more objects are not shown.") }</p> }
        </>
    }
}

fn card(card: &Card) -> Html {
    html! {
        <article class={classes!("card", card.new.then_some("new"))} id={anchor(card.instance)} tabindex="-1"
            aria-label={format!("{}, a {}", card.name, card.class)}>
            <header>
                <code class="card-name">{ &card.name }</code>
                <span class="class">{ &card.class }</span>
                <span class={classes!("state", lifecycle(card.state), card.state_changed.then_some("changed"))}
                    title={lifecycle_meaning(card.state)}>{ lifecycle(card.state) }</span>
            </header>
            <dl>{ for card.fields.iter().map(field) }</dl>
        </article>
    }
}

fn field(field: &Field) -> Html {
    html! {
        <div class={classes!("attribute", field.changed.then_some("changed"))}>
            <dt><code>{ &field.key }</code></dt>
            <dd>
                { value(&field.value) }
                if field.changed { <span class="unseen">{ " (changed by this step)" }</span> }
            </dd>
        </div>
    }
}

fn value(value: &FieldValue) -> Html {
    match value {
        FieldValue::Column(text) => html! { <code>{ text }</code> },
        FieldValue::Absent(what) => html! { <span class="absent">{ *what }</span> },
        FieldValue::Unloaded(holding) if holding.is_value() => html! { <code>{ holding.text() }</code> },
        FieldValue::Unloaded(holding) => html! {
            <span class="absent" title={holding.meaning()}>{ holding.text() }</span>
        },
        FieldValue::Links { to, list: false } if to.is_empty() => html! { <code>{ "None" }</code> },
        FieldValue::Links { to, list } => {
            let link = |(instance, name): &(bothways_world::InstanceId, String)| {
                html! { <li><a href={format!("#{}", anchor(*instance))} onclick={focus(anchor(*instance))}>
                <span aria-hidden="true">{ "→ " }</span><code>{ name }</code></a></li> }
            };
            html! {
                <>
                    if *list { <span class="count">{ format!("list of {}", to.len()) }</span> }
                    <ul class="links">{ for to.iter().take(20).map(link) }</ul>
                    if to.len() > 20 { <span class="absent">{ format!("… {} more", to.len() - 20) }</span> }
                </>
            }
        }
    }
}

fn anchor(instance: bothways_world::InstanceId) -> String {
    format!("object-{}", instance.index())
}

/// Goes to a card without touching the address, which belongs to shared links.
fn focus(id: String) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        use wasm_bindgen::JsCast;
        event.prevent_default();
        let card =
            web_sys::window().and_then(|window| window.document()).and_then(|d| d.get_element_by_id(&id));
        if let Some(card) = card.and_then(|card| card.dyn_into::<web_sys::HtmlElement>().ok()) {
            // A card always takes the focus: it has a tabindex.
            drop(card.focus());
        }
    })
}
