//! Objects: a box each, with attributes and state, and arrows to what they hold.

use std::rc::Rc;

use yew::prelude::*;

use super::{edge_class, focus};
use crate::components::diagram::{Diagram, Line, Node, Plan};
use crate::model::Ran;
use crate::view::arrows::{Arrow, arrows};
use crate::view::cards::{Card, Field, FieldValue, cards};
use crate::view::naming::{lifecycle, lifecycle_meaning};
use crate::view::touched::touched;

/// The panel: a graph of the objects, and the same as cards that can be read in order.
pub fn objects(ran: &Ran, graph_loaded: bool) -> Html {
    let entries = ran.step().map(|step| ran.run.journal.step_entries(step)).unwrap_or_default();
    let touched = touched(entries, ran.world());
    let (cards, more) = cards(&ran.run.catalog, ran.world(), &touched);
    if cards.is_empty() {
        return html! { <p class="hint">{ "No object has been made yet." }</p> };
    }
    html! {
        <div class="objects">
            { graph(ran, &cards, &arrows(&ran.run.catalog, ran.world(), &touched), graph_loaded) }
            if more > 0 { <p class="hint">{ format!("{more} more objects are not listed.") }</p> }
            <details class="listed">
                <summary>{ format!("As a list ({})", cards.len()) }</summary>
                <div class="cards">{ for cards.iter().map(|shown| card(shown, "listed")) }</div>
            </details>
        </div>
    }
}

/// Every object keeps its place at all steps: the plan is made of the whole run.
fn graph(ran: &Ran, cards: &[Card], arrows: &[Arrow], loaded: bool) -> Html {
    let skeleton = ran.skeleton();
    let plan = Rc::new(Plan { sizes: skeleton.sizes.clone(), edges: skeleton.edges.clone(), loaded });
    let placed = |shown: &Card| {
        let index = skeleton.position(shown.instance)?;
        Some(Node { index, body: card(shown, "object") })
    };
    let nodes: Vec<Node> = cards.iter().filter_map(placed).collect();
    let shown = |instance| {
        let index = skeleton.position(instance)?;
        nodes.iter().any(|node| node.index == index).then_some(index)
    };
    let line = |arrow: &Arrow| {
        let label = match &arrow.back {
            Some(back) => format!("{} / {back}", arrow.key),
            None => arrow.key.clone(),
        };
        Some(Line {
            from: shown(arrow.from)?,
            to: shown(arrow.to)?,
            class: classes!(edge_class(arrow.kind), arrow.changed.then_some("changed")),
            heads: (arrow.back.is_some(), true),
            label,
        })
    };
    let lines: Vec<Line> = arrows.iter().filter_map(line).collect();
    let left_out = cards.len() - nodes.len();
    html! {
        <>
            <Diagram label="Objects and what they hold" {plan} {nodes} {lines} />
            if left_out > 0 {
                <p class="hint">{ format!("{left_out} more objects are in the list below: the graph would turn into wool.") }</p>
            }
        </>
    }
}

/// A card in the graph or in the list; `part` says which, so that links lead to cards of the same one.
fn card(card: &Card, part: &'static str) -> Html {
    html! {
        <article class={classes!("card", card.new.then_some("new"))} id={anchor(part, card.instance)} tabindex="-1"
            aria-label={format!("{}, a {}", card.name, card.class)}>
            <header>
                <code class="card-name">{ &card.name }</code>
                <span class="class">{ &card.class }</span>
                <span class={classes!("state", lifecycle(card.state), card.state_changed.then_some("changed"))}
                    title={lifecycle_meaning(card.state)}>{ lifecycle(card.state) }</span>
            </header>
            <dl>{ for card.fields.iter().map(|shown| field(shown, part)) }</dl>
        </article>
    }
}

fn field(field: &Field, part: &'static str) -> Html {
    html! {
        <div class={classes!("attribute", field.changed.then_some("changed"))}>
            <dt><code>{ &field.key }</code></dt>
            <dd>
                if let Some(before) = &field.before { <del><code>{ before }</code></del>{ " " } }
                { value(&field.value, part) }
                if field.changed { <span class="unseen">{ " (changed by this step)" }</span> }
            </dd>
        </div>
    }
}

fn value(value: &FieldValue, part: &'static str) -> Html {
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
                html! { <li><a href={format!("#{}", anchor(part, *instance))} onclick={focus(anchor(part, *instance))}>
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

fn anchor(part: &str, instance: bothways_world::InstanceId) -> String {
    format!("{part}-{}", instance.index())
}
