//! Objects: a box each, with attributes and state, and arrows to what they hold.

use std::rc::Rc;

use bothways_world::InstanceId;
use yew::prelude::*;

use super::{edge_class, focus};
use crate::components::diagram::{Diagram, Line, Node, Plan};
use crate::model::{Action, Ran, State};
use crate::view::arrows::arrows;
use crate::view::cards::{Card, Field, FieldValue, card, cards};
use crate::view::groups::{Group, Strand, group, strands};
use crate::view::moment::Moment;
use crate::view::naming::{lifecycle, lifecycle_meaning};
use crate::view::skeleton::{Content, Skeleton};

/// The panel: a graph of the objects, and the same as cards that can be read in order.
pub fn objects(state: &State, ran: &Ran, act: &Callback<Action>) -> Html {
    let entries = ran.step().map(|step| ran.run.journal.step_entries(step)).unwrap_or_default();
    let moment = Moment::new(&ran.run.catalog, ran.world(), entries);
    let (cards, more) = cards(&moment);
    if cards.is_empty() {
        return html! { <p class="hint">{ "No object has been made yet." }</p> };
    }
    html! {
        <div class="objects">
            { graph((state, act), ran, &moment, &cards) }
            if more > 0 { <p class="hint">{ format!("{more} more objects are not listed.") }</p> }
            <details class="listed">
                <summary>{ format!("As a list ({})", cards.len()) }</summary>
                <div class="cards">{ for cards.iter().map(|card| show((state, act), card, "listed")) }</div>
            </details>
        </div>
    }
}

/// Every object keeps its place at all steps: the plan is made of the whole run. `listed` are cards that are made
/// already, in the order of their objects.
fn graph(page: (&State, &Callback<Action>), ran: &Ran, moment: &Moment<'_>, listed: &[Card]) -> Html {
    let (state, act) = page;
    let skeleton = ran.skeleton(&state.choice);
    let (sizes, edges) = (skeleton.sizes.clone(), skeleton.edges.clone());
    let plan = Rc::new(Plan { sizes, edges, loaded: state.graph_loaded });
    let object = |instance: InstanceId| match listed.binary_search_by_key(&instance, |card| card.instance) {
        Ok(index) => Some(show(page, listed.get(index)?, "object")),
        Err(_) => Some(show(page, &card(moment, instance)?, "object")),
    };
    let node = |(index, content): (usize, &Content)| {
        let (body, changed) = match content {
            Content::Object(instance) if moment.live.contains(instance) => {
                (object(*instance)?, moment.touched.object(*instance))
            }
            Content::Object(_) => return None,
            Content::Group(class, members) => {
                let group = group(moment, *class, members)?;
                (many(&group, act), group.changed > 0)
            }
        };
        Some(Node { index, body, changed })
    };
    let nodes: Vec<Node> = skeleton.contents.iter().enumerate().filter_map(node).collect();
    let is_shown = |index: usize| nodes.iter().any(|node| node.index == index);
    let line = |Strand { from, to, arrow, count }: Strand| {
        let mut label = match &arrow.back {
            Some(back) => format!("{} / {back}", arrow.key),
            None => arrow.key.clone(),
        };
        if count > 1 {
            label.push_str(&format!(" ×{count}"));
        }
        let class = classes!(edge_class(arrow.kind), arrow.changed.then_some("changed"));
        (is_shown(from) && is_shown(to)).then(|| Line {
            from,
            to,
            class,
            heads: (arrow.back.is_some(), true),
            label,
        })
    };
    let strands = strands(arrows(moment.catalog, moment.world, &moment.touched), &skeleton);
    let lines: Vec<Line> = strands.into_iter().filter_map(line).collect();
    let (hidden, others): (Vec<InstanceId>, Vec<InstanceId>) =
        moment.live.iter().copied().partition(|instance| state.choice.hidden.contains(instance));
    let left_out = others.into_iter().filter(|instance| skeleton.position(*instance).is_none()).count();
    html! {
        <>
            { toolbar(page, moment, &skeleton, hidden.len()) }
            <Diagram label="Objects and what they hold" {plan} {nodes} {lines} />
            if left_out > 0 {
                <p class="hint">{ format!("{left_out} more objects have no box.") }</p>
            }
        </>
    }
}

/// What can be chosen of the boxes.
fn toolbar(
    page: (&State, &Callback<Action>),
    moment: &Moment<'_>,
    skeleton: &Skeleton,
    hidden: usize,
) -> Html {
    let (state, act) = page;
    let grouped = state.choice.single || skeleton.is_grouped();
    let selected = state
        .selected
        .filter(|instance| moment.live.contains(instance) && !state.choice.hidden.contains(instance));
    if !grouped && selected.is_none() && hidden == 0 {
        return Html::default();
    }
    let chosen = |instance: InstanceId| {
        let shares = skeleton.position(instance).and_then(|index| skeleton.contents.get(index));
        let pinned = state.choice.pinned.contains(&instance);
        html! {
            <>
                <code>{ moment.naming.name(instance) }</code>
                if pinned || !matches!(shares, Some(Content::Object(_))) {
                    <button type="button" class="toggle" aria-pressed={pinned.to_string()}
                        onclick={act.reform(move |_| Action::PinObject(instance))}>{ "In a box of its own" }</button>
                }
                <button type="button" class="button tiny" onclick={act.reform(move |_| Action::HideObject(instance))}>{ "Hide" }</button>
            </>
        }
    };
    html! {
        <div class="toolbar">
            if grouped {
                <button type="button" class="toggle" aria-pressed={(!state.choice.single).to_string()}
                    onclick={act.reform(|_| Action::ToggleGroups)}>{ "Many of a class in one box" }</button>
            }
            { for selected.map(chosen) }
            if hidden > 0 {
                <button type="button" class="button tiny" onclick={act.reform(|_| Action::ShowObjects)}>
                    { format!("Show the {hidden} hidden") }
                </button>
            }
        </div>
    }
}

/// A box with many objects.
fn many(group: &Group, act: &Callback<Action>) -> Html {
    let states = group.states.iter().map(|(state, count)| {
        html! { <span class={classes!("state", lifecycle(*state))}>{ format!("{count} {}", lifecycle(*state)) }</span> }
    });
    let objects = if group.count == 1 { "1 object".to_owned() } else { format!("{} objects", group.count) };
    let names = group.names.iter().map(|(instance, name)| {
        let instance = *instance;
        html! {
            <button type="button" class="card-name" title="Follow this object: c goes to its next change"
                onclick={act.reform(move |_| Action::Select(instance))}><code>{ name }</code></button>
        }
    });
    html! {
        <article class={classes!("card", "many", (group.changed > 0).then_some("new"))} tabindex="-1"
            aria-label={format!("{objects} of {}", group.class)}>
            <header><code class="card-title">{ &group.class }</code><span class="count">{ &objects }</span></header>
            <div class="many-states">{ for states }</div>
            if group.changed > 0 { <p class="many-changed">{ format!("this step: {}", group.changed) }</p> }
            <p class="many-names">{ for names }{ if group.names.len() < group.count { " …" } else { "" } }</p>
        </article>
    }
}

/// A card in the graph or in the list; `part` says which, so that links lead to cards of the same one.
fn show((state, act): (&State, &Callback<Action>), card: &Card, part: &'static str) -> Html {
    let (instance, selected) = (card.instance, state.selected == Some(card.instance));
    html! {
        <article class={classes!("card", card.new.then_some("new"), selected.then_some("selected"))} id={anchor(part, card.instance)} tabindex="-1"
            aria-label={format!("{}, a {}", card.name, card.class)}>
            <header>
                <button type="button" class="card-name" aria-pressed={selected.to_string()}
                    title="Follow this object: c goes to its next change" onclick={act.reform(move |_| Action::Select(instance))}>
                    <code>{ &card.name }</code>
                </button>
                // The name of an object without one has the class in it.
                if !card.name.starts_with(&format!("{} #", card.class)) { <span class="class">{ &card.class }</span> }
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
            let link = |(instance, name): &(InstanceId, String)| {
                if instance.is_none() {
                    return html! { <li><code>{ name }</code></li> };
                }
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

fn anchor(part: &str, instance: InstanceId) -> String {
    format!("{part}-{}", instance.index())
}
