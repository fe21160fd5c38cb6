//! From one state to the next.

use bothways_share::Shared;
use bothways_trace::Program;

use super::action::{Action, Effect, Timer};
use super::asking;
use super::breakpoints;
use super::opening;
use super::running;
use super::stage::Wanted;
use super::state::{Hovered, Notice, PINS, Panel, Patience, Position, ROWS, Screen, State};
use crate::view::preview::apply;
use crate::view::rows::csv;
use crate::view::source::first_line;
use crate::view::values::value_of;

/// Milliseconds a step stays while playing.
const PLAY_PACE: u32 = 900;

/// Milliseconds that the word about the copied link stays.
const COPIED_PAUSE: u32 = 6_000;

/// Lets something happen; what the browser has to do about it is returned.
pub fn reduce(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Opened { work, kept, settings, interrupted, link } => {
            opening::opened(state, work.map(|work| *work), kept, *settings, interrupted, link)
        }
        Action::LinkChanged(link) => opening::link_changed(state, link),
        Action::Edited { document, text } => {
            let target = match document {
                0 => &mut state.work.program.models,
                _ => &mut state.work.program.script,
            };
            let old = std::mem::replace(target, text.clone());
            breakpoints::follow(state, document, &old, &text);
            saved(running::text_changed(state))
        }
        Action::OpenExample(id) => opening::open_example(state, &id),
        Action::Reset => opening::reset(state),
        Action::ReturnToKept => opening::return_to_kept(state),
        Action::Take(program) => take(state, program),
        Action::ApplyFix { problem, fix } => {
            let problems = &state.problems;
            let fix = problems.list.get(problem).and_then(|problem| problem.fixes.get(fix));
            let fits = problems.program == state.work.program;
            match fix.filter(|_| fits).and_then(|fix| apply(&problems.program, fix)) {
                Some(program) => take(state, program),
                None => Vec::new(),
            }
        }
        Action::Run => running::run(state),
        Action::Stop => running::stop(state),
        Action::Answered(response) => running::answered(state, *response),
        Action::EngineFailed(why) => running::failed(state, why),
        Action::Elapsed(timer) => elapsed(state, timer),
        Action::GoTo(position) => {
            state.playing = false;
            go_to(state, position);
            let mut effects = vec![Effect::Cancel(Timer::Play)];
            effects.extend(asking::follow(state));
            effects
        }
        Action::GoToStop(stop) => {
            let position = state.stage.as_ref().and_then(|stage| stage.stops.get(stop).copied());
            position.map_or_else(Vec::new, |position| reduce(state, Action::GoTo(position)))
        }
        Action::Move(by) => {
            let position = state.stage.as_ref().map_or(0, |stage| stage.moved(by));
            reduce(state, Action::GoTo(position))
        }
        Action::GoToDifference => {
            let difference = state.stage.as_ref().and_then(|stage| stage.first_difference);
            difference.map_or_else(Vec::new, |position| reduce(state, Action::GoTo(position)))
        }
        Action::Jump(wanted) => match state.next(wanted) {
            Some(position) => reduce(state, Action::GoTo(position)),
            None => {
                state.announcement = nothing_follows(state, wanted).to_owned();
                Vec::new()
            }
        },
        Action::ToggleFold(head) => on_stage(state, |stage| stage.toggle_fold(head)),
        Action::FoldAll(folded) => on_stage(state, |stage| stage.fold_all(folded)),
        Action::StepsScrolled(first) => {
            state.steps_first = first;
            Vec::new()
        }
        Action::FilterSql(text) => {
            state.sql_filter = text;
            Vec::new()
        }
        Action::ToggleEvents => {
            state.events_shown = !state.events_shown;
            Vec::new()
        }
        Action::BreakpointsSet { document, lines } => {
            breakpoints::set(state, document, lines);
            Vec::new()
        }
        Action::ToggleBreakpoint { document, line } => {
            breakpoints::toggle(state, document, line);
            Vec::new()
        }
        Action::ToggleBreakpointHere => {
            breakpoints::toggle_here(state);
            Vec::new()
        }
        Action::Hovered { document, chain } => {
            let ran = state.shown_column().filter(|_| state.fresh).and_then(|column| column.ran.as_ref());
            let value = ran.and_then(|ran| value_of(&ran.run.catalog, ran.world(), &chain));
            let count = state.hovered.as_ref().map_or(0, |hovered| hovered.count) + 1;
            state.hovered = Some(Hovered { document, count, value });
            Vec::new()
        }
        Action::Select(instance) => {
            state.selected = (state.selected != Some(instance)).then_some(instance);
            Vec::new()
        }
        Action::ShowObject(instance) => {
            state.selected = Some(instance);
            state.choice.hidden.remove(&instance);
            reduce(state, Action::ShowPanel(Panel::Objects))
        }
        Action::ToggleGroups => {
            state.choice.single = !state.choice.single;
            Vec::new()
        }
        Action::PinObject(instance) => {
            if !state.choice.pinned.remove(&instance) {
                state.choice.pinned.insert(instance);
            }
            Vec::new()
        }
        Action::HideObject(instance) => {
            state.choice.hidden.insert(instance);
            state.selected = None;
            Vec::new()
        }
        Action::ShowObjects => {
            state.choice.hidden.clear();
            Vec::new()
        }
        Action::QuestionEdited(text) => {
            state.asking.text = text;
            Vec::new()
        }
        Action::Ask => asking::ask(state),
        Action::Pin => pin(state),
        Action::Unpin(number) => {
            if number < state.work.pinned.len() {
                state.work.pinned.remove(number);
            }
            saved(running::run(state))
        }
        Action::Arrange(arrangement) => {
            state.settings.arrangement = arrangement;
            vec![Effect::SaveSettings]
        }
        Action::ToggleFolded(part) => {
            let folded = state.settings.arrangement.folded(part);
            *folded = !*folded;
            vec![Effect::SaveSettings]
        }
        Action::NextHint => {
            state.hint += 1;
            Vec::new()
        }
        Action::SetHints(on) => {
            (state.settings.hints, state.hint) = (on, 0);
            vec![Effect::SaveSettings]
        }
        Action::SetSpeed(speed) => {
            state.settings.speed = speed;
            vec![Effect::SaveSettings]
        }
        Action::MoreRows => {
            state.rows_shown += ROWS;
            Vec::new()
        }
        Action::ToggleKeys => {
            state.keys_shown = !state.keys_shown;
            Vec::new()
        }
        Action::Escape => {
            state.keys_shown = false;
            Vec::new()
        }
        Action::LineClicked { document, line } => {
            let position =
                state.stage.as_ref().filter(|_| state.fresh).and_then(|s| s.position_at(document, line));
            position.map_or_else(Vec::new, |position| reduce(state, Action::GoTo(position)))
        }
        Action::TogglePlay => toggle_play(state),
        Action::ShowPanel(panel) => {
            state.panel = panel;
            asking::follow(state)
        }
        Action::ShowColumn(column) => {
            state.column = column;
            asking::follow(state)
        }
        Action::ShowScreen(screen) => {
            state.screen = screen;
            Vec::new()
        }
        Action::ShowPlace { document, start, end } => {
            let count = state.selection.map_or(0, |(.., count)| count) + 1;
            state.selection = Some((document, start, end, count));
            state.screen = Screen::Code;
            Vec::new()
        }
        Action::CopyLink => copy_link(state),
        Action::Copied(length) => {
            state.announcement = format!("Link copied, {length} characters");
            state.dismiss(&Notice::CopyByHand { text: String::new() });
            state.notify(Notice::Copied { length });
            vec![Effect::Start(Timer::Copied, COPIED_PAUSE)]
        }
        Action::CopyRefused(text) => {
            state.notify(Notice::CopyByHand { text });
            Vec::new()
        }
        Action::SetTheme(theme) => {
            state.settings.theme = theme;
            vec![Effect::ApplyTheme(theme), Effect::SaveSettings]
        }
        Action::SetAutoRun(on) => {
            state.settings.auto_run = on;
            let mut effects = vec![Effect::SaveSettings];
            if on && !state.fresh {
                effects.extend(running::run(state));
            }
            effects
        }
        Action::ToggleStrategy(kind) => {
            let strategies = &mut state.settings.strategies;
            match strategies.iter().position(|shown| *shown == kind) {
                Some(index) => drop(strategies.remove(index)),
                None => strategies.push(kind),
            }
            strategies.sort_unstable();
            let mut effects = vec![Effect::SaveSettings];
            effects.extend(running::run(state));
            effects
        }
        Action::SetPlainEditor(on) => {
            state.settings.plain_editor = on;
            vec![Effect::SaveSettings]
        }
        Action::EditorLoaded => {
            state.editor_loaded = true;
            Vec::new()
        }
        Action::GraphLoaded => {
            state.graph_loaded = true;
            Vec::new()
        }
        Action::CopyRows(table) => {
            let ran = state.shown_column().and_then(|column| column.ran.as_ref());
            let text =
                ran.and_then(|ran| Some(csv(ran.run.catalog.table(table)?, ran.world().table(table)?)));
            text.map(|text| Effect::CopyText { text, what: "CSV" }).into_iter().collect()
        }
        Action::CopyText { text, what } => vec![Effect::CopyText { text, what }],
        Action::TextCopied(what) => {
            state.announcement = format!("{what} copied");
            state.notify(Notice::TextCopied(what));
            vec![Effect::Start(Timer::Copied, COPIED_PAUSE)]
        }
        Action::Download { name, media_type, text } => vec![Effect::Download { name, media_type, text }],
        Action::StorageFailed(why) => {
            state.notify(Notice::Storage(why));
            Vec::new()
        }
        Action::Dismiss(notice) => {
            state.dismiss(&notice);
            Vec::new()
        }
    }
}

fn on_stage(state: &mut State, change: impl FnOnce(&mut super::Stage)) -> Vec<Effect> {
    if let Some(stage) = &mut state.stage {
        change(stage);
    }
    Vec::new()
}

/// Why a jump leads nowhere.
fn nothing_follows(state: &State, wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Change if state.selected.is_none() => "No object is selected: choose one in Objects",
        Wanted::Breakpoint if state.breakpoints.is_empty() => "There is no breakpoint",
        Wanted::Sql | Wanted::Warning | Wanted::Change | Wanted::Breakpoint => "No such step follows",
    }
}

/// Keeps the program as it is as a column of Compare; the oldest pinned one gives way.
fn pin(state: &mut State) -> Vec<Effect> {
    let work = &mut state.work;
    work.pinned.retain(|pinned| *pinned != work.program);
    work.pinned.push(work.program.clone());
    let excess = work.pinned.len().saturating_sub(PINS);
    work.pinned.drain(..excess);
    saved(running::run(state))
}

/// Another program takes the place of the text, in the same work; the editor's undo brings the old one back.
fn take(state: &mut State, program: Program) -> Vec<Effect> {
    state.work.program = program;
    state.revision += 1;
    saved(running::text_changed(state))
}

fn saved(mut effects: Vec<Effect>) -> Vec<Effect> {
    effects.insert(0, Effect::SaveWork);
    effects
}

fn elapsed(state: &mut State, timer: Timer) -> Vec<Effect> {
    match timer {
        Timer::Typing => return running::typing_paused(state),
        Timer::Noticed => {
            running::grew_older(state, Patience::Noticed);
            // The pause in typing may have come before the run was slow.
            return running::typing_paused(state);
        }
        Timer::Slow => running::grew_older(state, Patience::Slow),
        Timer::Overdue => running::grew_older(state, Patience::Overdue),
        Timer::Copied => {
            state.dismiss(&Notice::Copied { length: 0 });
            state.dismiss(&Notice::TextCopied(""));
        }
        Timer::Play => return play_on(state),
    }
    Vec::new()
}

fn go_to(state: &mut State, position: usize) {
    let Some(stage) = &mut state.stage else { return };
    stage.seek(position);
    state.position = Position::At(stage.position());
    let statement =
        stage.place().map_or("before the first statement", |place| first_line(stage.lead_program(), place));
    let round = match stage.round() {
        Some((round, times)) => format!(", round {round} of {times}"),
        None => String::new(),
    };
    state.announcement = format!("Step {} of {}{round}: {statement}", stage.position(), stage.len());
}

/// Playing at the end starts over.
fn toggle_play(state: &mut State) -> Vec<Effect> {
    let Some(stage) = &state.stage else { return Vec::new() };
    if state.playing {
        state.playing = false;
        return vec![Effect::Cancel(Timer::Play)];
    }
    if stage.position() == stage.len() {
        go_to(state, 0);
    }
    state.playing = true;
    vec![Effect::Start(Timer::Play, pace(state))]
}

/// Milliseconds a step stays at the chosen speed.
fn pace(state: &State) -> u32 {
    PLAY_PACE * 100 / u32::from(state.settings.speed.max(1))
}

/// The next stop; the end and a breakpoint end the playing.
fn play_on(state: &mut State) -> Vec<Effect> {
    let Some(stage) = state.stage.as_ref().filter(|_| state.playing) else { return Vec::new() };
    let next = stage.moved(1);
    let stops = stage.next_breakpoint(&state.breakpoints).filter(|stop| *stop <= next);
    let next = stops.unwrap_or(next);
    state.playing = stops.is_none() && next < stage.len();
    go_to(state, next);
    let mut effects = asking::follow(state);
    if state.playing {
        effects.push(Effect::Start(Timer::Play, pace(state)));
    }
    effects
}

fn copy_link(state: &mut State) -> Vec<Effect> {
    let Program { models, script } = state.work.program.clone();
    let view = Some(state.panel.id().to_owned()).filter(|id| id != "compare");
    let step = match state.position {
        Position::Auto => None,
        Position::At(position) => u32::try_from(position).ok(),
    };
    let fragment = bothways_share::encode(&Shared { models, script, view, step });
    state.work.link = Some(fragment.clone());
    vec![Effect::SaveWork, Effect::Copy(fragment)]
}

#[cfg(test)]
mod tests;
