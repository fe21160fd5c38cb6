//! What the page opens with: a link, the stored work, or the opening example; nobody's work is overwritten.

use bothways_share::{LinkError, Shared};
use bothways_trace::Program;

use super::action::{Effect, Opened};
use super::running::{run, text_changed};
use super::settings::Settings;
use super::state::{Notice, Panel, Position, State, Work};
use crate::examples;
use crate::view::skeleton::Choice;

/// Earlier work kept at most.
const KEPT: usize = 10;

/// The page opened.
pub fn opened(
    state: &mut State,
    work: Option<Work>,
    kept: Vec<Work>,
    settings: Settings,
    interrupted: bool,
    link: Option<Opened>,
) -> Vec<Effect> {
    state.settings = settings;
    state.kept = kept;
    if let Some(work) = work {
        state.work = work;
    }
    let mut effects = vec![Effect::ApplyTheme(state.settings.theme)];
    if let Some(link) = link {
        effects.extend(open_link(state, link));
    }
    state.revision += 1;
    if interrupted {
        state.notify(Notice::Interrupted);
        effects.push(Effect::ClearRunning);
    } else {
        effects.extend(run(state));
    }
    effects
}

/// The address changed.
pub fn link_changed(state: &mut State, link: Option<Opened>) -> Vec<Effect> {
    match link {
        Some(link) => {
            let mut effects = open_link(state, link);
            effects.extend(text_changed(state));
            effects
        }
        None if state.work.link.is_some() && !state.kept.is_empty() => return_to_kept(state),
        None => Vec::new(),
    }
}

fn open_link(state: &mut State, Opened { fragment, read }: Opened) -> Vec<Effect> {
    // A reload, or the link just copied: the work goes on.
    if state.work.link.as_ref() == Some(&fragment) {
        if let Ok(shared) = &read {
            look_at(state, shared);
        }
        return Vec::new();
    }
    state.dismiss(&Notice::Link { why: String::new(), raw: None });
    match read {
        Ok(shared) => {
            look_at(state, &shared);
            take_over(state, Work::linked(program(&shared), fragment))
        }
        Err(error) => {
            let raw = match &error {
                LinkError::UnknownVersion { text, .. } => Some(text.clone()),
                _ => None,
            };
            state.notify(Notice::Link { why: error.to_string(), raw });
            let readable = error.recovered().filter(|shared| **shared != Shared::default());
            readable.map_or_else(Vec::new, |shared| take_over(state, Work::linked(program(shared), fragment)))
        }
    }
}

fn program(shared: &Shared) -> Program {
    Program { models: shared.models.clone(), script: shared.script.clone() }
}

fn look_at(state: &mut State, shared: &Shared) {
    state.position =
        shared.step.and_then(|step| usize::try_from(step).ok()).map_or(Position::Auto, Position::At);
    state.panel = shared.view.as_deref().and_then(Panel::by_id).unwrap_or(Panel::Compare);
}

/// Other work takes the place of this one, which is kept if the person wrote any of it.
fn take_over(state: &mut State, work: Work) -> Vec<Effect> {
    let mut effects = Vec::new();
    if state.work.is_touched() && state.work.program != work.program {
        let own = std::mem::replace(&mut state.work, work);
        keep(state, own);
        state.notify(Notice::Kept);
        effects.push(Effect::SaveKept);
    } else {
        state.work = work;
    }
    state.revision += 1;
    state.fresh = false;
    state.selected = None;
    state.choice = Choice::default();
    effects.push(Effect::SaveWork);
    effects
}

fn keep(state: &mut State, work: Work) {
    state.kept.retain(|old| old.program != work.program);
    state.kept.push(work);
    let excess = state.kept.len().saturating_sub(KEPT);
    state.kept.drain(..excess);
}

/// The work that was kept comes back; what is here takes its place if the person wrote any of it.
pub fn return_to_kept(state: &mut State) -> Vec<Effect> {
    let Some(work) = state.kept.pop() else { return Vec::new() };
    let fragment = work.link.clone();
    let here = std::mem::replace(&mut state.work, work);
    state.dismiss(&Notice::Kept);
    if here.is_touched() {
        keep(state, here);
        state.notify(Notice::Kept);
    }
    state.revision += 1;
    state.position = Position::Auto;
    let mut effects = vec![Effect::SaveWork, Effect::SaveKept, Effect::SetFragment(fragment)];
    effects.extend(text_changed(state));
    effects
}

/// An example takes the place of the work.
pub fn open_example(state: &mut State, id: &str) -> Vec<Effect> {
    let Some(example) = examples::by_id(id) else { return Vec::new() };
    state.position = Position::Auto;
    let mut effects = take_over(state, Work::example(example));
    effects.push(Effect::SetFragment(None));
    effects.extend(run(state));
    effects
}

/// Back to what the work started from; what was written is kept.
pub fn reset(state: &mut State) -> Vec<Effect> {
    let original = Work { program: state.work.original.clone(), ..state.work.clone() };
    state.position = Position::Auto;
    let mut effects = take_over(state, original);
    effects.extend(run(state));
    effects
}
