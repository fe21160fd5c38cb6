//! Session: what each session holds, and where each object stands in its life cycle.

use bothways_world::{InstanceId, Lifecycle};
use yew::prelude::*;

use crate::model::Ran;
use crate::view::naming::{Naming, lifecycle, lifecycle_meaning};
use crate::view::sessions::{Member, SessionView, sessions};
use crate::view::touched::touched;

/// Members listed of a set before the rest is counted.
const SHOWN: usize = 40;

/// The panel.
pub fn session(ran: &Ran, selected: Option<InstanceId>) -> Html {
    let entries = ran.step().map(|step| ran.run.journal.step_entries(step)).unwrap_or_default();
    let world = ran.world();
    let views = sessions(&ran.run.catalog, world, &touched(entries, world));
    html! {
        <div class="sessions">
            { life_cycle(ran, selected) }
            if views.is_empty() {
                <p class="hint">{ "No session has been opened yet." }</p>
            }
            { for views.iter().map(one) }
        </div>
    }
}

fn one(view: &SessionView) -> Html {
    html! {
        <section class="session" aria-label={format!("Session {}", view.number)}>
            <h3>{ format!("Session {}", view.number) }<span class="count">{ &view.transaction }</span></h3>
            <div class="sets">
                { set("new", "added, no row yet: the next flush INSERTs them", &view.new) }
                { set("dirty", "changed since they were loaded or flushed", &view.dirty) }
                { set("deleted", "marked: the next flush DELETEs them", &view.deleted) }
                { set("identity map", "one object for each row that was loaded or flushed", &view.identity_map) }
            </div>
        </section>
    }
}

fn set(name: &'static str, about: &'static str, members: &[Member]) -> Html {
    let member = |member: &Member| {
        html! {
            <li class={classes!(member.changed.then_some("changed"))}>
                <code>{ &member.name }</code>
                if let Some(key) = &member.key { <span class="type">{ key }</span> }
            </li>
        }
    };
    html! {
        <div class="set">
            <h4><code>{ name }</code><span class="count">{ members.len() }</span></h4>
            if members.is_empty() {
                <p class="hint">{ "empty" }</p>
            } else {
                <ul>{ for members.iter().take(SHOWN).map(member) }</ul>
            }
            if members.len() > SHOWN { <p class="hint">{ format!("{} more", members.len() - SHOWN) }</p> }
            <p class="about">{ about }</p>
        </div>
    }
}

/// The states in the order of a life, each with the objects that are in it.
fn life_cycle(ran: &Ran, selected: Option<InstanceId>) -> Html {
    let world = ran.world();
    let naming = Naming::new(&ran.run.catalog, world);
    let named: Vec<(Lifecycle, String)> = naming
        .bound()
        .filter_map(|(instance, name)| Some((world.object(instance)?.lifecycle(), name.to_owned())))
        .collect();
    let followed =
        selected.and_then(|selected| Some((world.object(selected)?.lifecycle(), naming.name(selected))));
    let states = [
        (Lifecycle::Transient, "add"),
        (Lifecycle::Pending, "flush"),
        (Lifecycle::Persistent, "delete, flush"),
        (Lifecycle::Deleted, "commit"),
        (Lifecycle::Detached, ""),
    ];
    let state = |(state, next): (Lifecycle, &'static str)| {
        let here: Vec<&str> =
            named.iter().filter(|(s, _)| *s == state).map(|(_, name)| name.as_str()).collect();
        html! {
            <li class={classes!((!here.is_empty()).then_some("occupied"))} aria-current={followed.as_ref().is_some_and(|(s, _)| *s == state).then_some("true")}>
                <span class={classes!("state", lifecycle(state))} title={lifecycle_meaning(state)}>{ lifecycle(state) }</span>
                <code class="who">{ if here.is_empty() { "–".to_owned() } else { here.join(", ") } }</code>
                if let Some((_, name)) = followed.as_ref().filter(|(s, _)| *s == state) {
                    <span class="chip">{ format!("{name} is here") }</span>
                }
                if !next.is_empty() { <span class="next" aria-hidden="true">{ format!("{next} →") }</span> }
            </li>
        }
    };
    html! { <ol class="life-cycle" aria-label="Life cycle of the named objects">{ for states.into_iter().map(state) }</ol> }
}
