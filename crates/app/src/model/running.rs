//! When a program is sent to the worker, and what becomes of the answers.

use bothways_trace::{Comparison, Ending, Response};

use super::action::{Effect, Timer};
use super::asking;
use super::stage::Stage;
use super::state::{Engine, Notice, Patience, Position, Problems, State};

/// Milliseconds that typing pauses before a run that is slow gives way to the newer text.
const TYPING_PAUSE: u32 = 150;

/// The largest document that is run (design.md section 4).
const SOURCE_LIMIT: usize = bothways_share::SOURCE_LIMIT;

/// The text changed: run it if that is wanted. An idle worker gets it at once; a busy one when it is done, or
/// sooner if it turns out to be slow.
pub fn text_changed(state: &mut State) -> Vec<Effect> {
    state.fresh = false;
    if !state.settings.auto_run {
        return Vec::new();
    }
    run(state)
}

/// Runs the text as it is.
pub fn run(state: &mut State) -> Vec<Effect> {
    state.dismiss(&Notice::Interrupted);
    state.dismiss(&Notice::Stopped);
    state.queued = true;
    match state.engine {
        Engine::Idle => send(state),
        Engine::Busy { .. } => vec![Effect::Start(Timer::Typing, TYPING_PAUSE)],
        Engine::Starting => Vec::new(),
        Engine::Failed(_) => respawn(state),
    }
}

/// Sends the newest text.
fn send(state: &mut State) -> Vec<Effect> {
    state.queued = false;
    let program = &state.work.program;
    let size = program.models.len().max(program.script.len());
    if size > SOURCE_LIMIT {
        state.notify(Notice::TooLarge { kib: size.div_ceil(1024) });
        return Vec::new();
    }
    state.dismiss(&Notice::TooLarge { kib: 0 });
    state.ticket = state.ticket.wrapping_add(1);
    state.sent = state.work.program.clone();
    state.engine = Engine::Busy { ticket: state.ticket, patience: Patience::Fresh };
    vec![
        Effect::Send { ticket: state.ticket, program: state.sent.clone() },
        Effect::Start(Timer::Noticed, 400),
        Effect::Start(Timer::Slow, 2_000),
        Effect::Start(Timer::Overdue, 10_000),
    ]
}

/// Typing paused while the worker is busy: a slow run gives way.
pub fn typing_paused(state: &mut State) -> Vec<Effect> {
    if state.queued && state.patience() >= Patience::Noticed { respawn(state) } else { Vec::new() }
}

/// Ends the run at the person's wish.
pub fn stop(state: &mut State) -> Vec<Effect> {
    state.queued = false;
    state.notify(Notice::Stopped);
    respawn(state)
}

/// The worker broke down: a new one takes its place, once. One that cannot even start is not tried again.
pub fn failed(state: &mut State, why: String) -> Vec<Effect> {
    state.queued = false;
    if state.engine == Engine::Starting {
        state.engine = Engine::Failed(why);
        return quiet();
    }
    state.notify(Notice::Engine(why));
    respawn(state)
}

fn respawn(state: &mut State) -> Vec<Effect> {
    state.engine = Engine::Starting;
    state.asking.forget_pending();
    let mut effects = quiet();
    effects.push(Effect::Respawn);
    effects
}

/// No run is under way any more.
fn quiet() -> Vec<Effect> {
    vec![
        Effect::ClearRunning,
        Effect::Cancel(Timer::Typing),
        Effect::Cancel(Timer::Noticed),
        Effect::Cancel(Timer::Slow),
        Effect::Cancel(Timer::Overdue),
    ]
}

/// A run has gone on for this long.
pub fn grew_older(state: &mut State, reached: Patience) {
    if let Engine::Busy { patience, .. } = &mut state.engine {
        *patience = reached.max(*patience);
    }
}

/// The worker answered.
pub fn answered(state: &mut State, response: Response) -> Vec<Effect> {
    match response {
        Response::Ready => {
            state.engine = Engine::Idle;
            if state.queued { send(state) } else { Vec::new() }
        }
        Response::Ran { ticket, run } if ticket == state.ticket => {
            // The columns follow at once unless the program is slow; then this is what there is to see.
            if state.patience() >= Patience::Noticed && !state.queued {
                show(state, Stage::single(state.sent.clone(), *run));
            }
            Vec::new()
        }
        Response::Compared { ticket, comparison } if ticket == state.ticket => {
            let mut effects = quiet();
            state.engine = Engine::Idle;
            compared(state, *comparison);
            effects.extend(asking::follow(state));
            if state.queued {
                effects.extend(send(state));
            }
            effects
        }
        Response::Asked { ticket, answer } => asking::answered(state, ticket, answer),
        Response::Ran { .. } | Response::Compared { .. } => Vec::new(),
    }
}

fn compared(state: &mut State, comparison: Comparison) {
    // With newer text waiting, this result is about to be replaced.
    if !state.queued
        && let Some(stage) = Stage::compared(state.sent.clone(), comparison)
    {
        show(state, stage);
    }
}

/// Puts a result on the stage. A text that does not even start leaves the last result that did, marked as old.
fn show(state: &mut State, mut stage: Stage) {
    let list = stage.run().map(|run| run.problems.clone()).unwrap_or_default();
    state.problems = Problems { program: stage.program.clone(), list };
    let started = !stage.is_empty() || stage.run().is_some_and(|run| matches!(run.ending, Ending::Finished));
    if !started && state.stage.as_ref().is_some_and(|old| !old.is_empty()) {
        state.fresh = false;
        return;
    }
    if let Position::At(position) = state.position {
        stage.seek(position);
    }
    if let Some(old) = &state.stage {
        stage.keep_folds(old);
    }
    state.column = stage.columns.iter().position(|column| column.as_written).unwrap_or_default();
    state.fresh = stage.program == state.work.program;
    state.stage = Some(stage);
}
