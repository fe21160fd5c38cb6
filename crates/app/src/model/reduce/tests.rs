//! What happens to the page, told in actions: running, stopping, links, kept work, stepping.

use bothways_diagnostics::{Applicability, Diagnostic, Edit, Fix};
use bothways_share::LinkError;
use bothways_trace::{Comparison, Ending, Response, Run, RunError, Variant, VariantKind, Verdict};

use super::*;
use crate::examples;
use crate::fixture;
use crate::model::{Engine, Opened, Panel, Part, Settings, Work};

/// A page with an idle worker and the fixture's program as a person's own work.
fn page() -> State {
    let mut state = State::default();
    state.work.program = fixture::program();
    reduce(&mut state, Action::Answered(Box::new(Response::Ready)));
    state
}

/// The same, with the program run.
fn page_with_result() -> State {
    let mut state = page();
    reduce(&mut state, Action::Run);
    answer(&mut state, fixture::comparison());
    state
}

fn answer(state: &mut State, comparison: Comparison) -> Vec<Effect> {
    let ticket = state.ticket;
    reduce(state, Action::Answered(Box::new(Response::Compared { ticket, comparison: Box::new(comparison) })))
}

fn edit(text: &str) -> Action {
    Action::Edited { document: 1, text: text.to_owned() }
}

fn sent(effects: &[Effect]) -> Vec<&Program> {
    let sent = effects.iter().filter_map(|effect| match effect {
        Effect::Send { program, .. } => Some(program),
        _ => None,
    });
    sent.collect()
}

fn open(work: Option<Work>, interrupted: bool, link: Option<Opened>) -> (State, Vec<Effect>) {
    let mut state = State::default();
    let (settings, work) = (Settings::default(), work.map(Box::new));
    let effects = reduce(
        &mut state,
        Action::Opened { work, kept: Vec::new(), settings: Box::new(settings), interrupted, link },
    );
    (state, effects)
}

fn link(models: &str) -> Opened {
    let shared =
        Shared { models: models.to_owned(), view: Some("sql".into()), step: Some(2), ..Shared::default() };
    Opened { fragment: format!("#b1:{models}"), read: Ok(shared) }
}

fn own_work() -> Work {
    let mut work = Work::example(examples::opening());
    work.program.script.push_str("# mine\n");
    work
}

/// A comparison of a program that does not even start.
fn broken() -> Comparison {
    let error = RunError {
        kind: "SyntaxError".into(),
        message: "invalid syntax".into(),
        traceback: String::new(),
        place: None,
    };
    let run = Run {
        journal: bothways_world::Journal::default(),
        ending: Ending::Error(error),
        problems: vec![Diagnostic::error("syntax-error", "invalid syntax")],
        ..fixture::linked()
    };
    let variant = Variant { kind: VariantKind::AsWritten, program: Ok(fixture::program()), run: Some(run) };
    Comparison { variants: vec![variant], verdict: Verdict::default() }
}

#[test]
fn a_first_visit_opens_the_example_and_runs_it_once_the_engine_is_ready() {
    let (mut state, effects) = open(None, false, None);
    assert_eq!(state.work.program, examples::opening().program());
    assert!(sent(&effects).is_empty());
    let effects = reduce(&mut state, Action::Answered(Box::new(Response::Ready)));
    assert_eq!(sent(&effects), [&examples::opening().program()]);
}

#[test]
fn an_edit_is_saved_and_sent_at_once_when_the_worker_is_idle() {
    let mut state = page();
    let effects = reduce(&mut state, edit("x = 1\n"));
    assert_eq!(effects.first(), Some(&Effect::SaveWork));
    assert_eq!(sent(&effects), [&state.work.program]);
}

#[test]
fn edits_during_a_run_are_sent_together_when_it_is_done() {
    let mut state = page();
    reduce(&mut state, edit("x = 1\n"));
    let first = reduce(&mut state, edit("x = 12\n"));
    let second = reduce(&mut state, edit("x = 123\n"));
    assert!(sent(&first).is_empty() && sent(&second).is_empty());
    let effects = answer(&mut state, fixture::comparison());
    assert_eq!(sent(&effects), [&state.work.program]);
    assert!(state.stage.is_none(), "the result of an older text is not shown");
}

#[test]
fn a_slow_run_gives_way_to_newer_text() {
    let mut state = page();
    reduce(&mut state, edit("while True: pass\n"));
    reduce(&mut state, Action::Elapsed(Timer::Noticed));
    reduce(&mut state, edit("pass\n"));
    let effects = reduce(&mut state, Action::Elapsed(Timer::Typing));
    assert!(effects.contains(&Effect::Respawn));
    let effects = reduce(&mut state, Action::Answered(Box::new(Response::Ready)));
    assert_eq!(sent(&effects), [&state.work.program]);
}

#[test]
fn a_run_that_turns_out_to_be_slow_gives_way_to_the_text_that_waits() {
    let mut state = page();
    reduce(&mut state, edit("while True: pass\n"));
    reduce(&mut state, edit("pass\n"));
    assert!(!reduce(&mut state, Action::Elapsed(Timer::Typing)).contains(&Effect::Respawn));
    assert!(reduce(&mut state, Action::Elapsed(Timer::Noticed)).contains(&Effect::Respawn));
}

#[test]
fn a_stale_answer_is_ignored() {
    let mut state = page();
    reduce(&mut state, Action::Run);
    let stale = Response::Compared { ticket: state.ticket - 1, comparison: Box::new(fixture::comparison()) };
    reduce(&mut state, Action::Answered(Box::new(stale)));
    assert!(state.stage.is_none());
    assert!(matches!(state.engine, Engine::Busy { .. }));
}

#[test]
fn stop_replaces_the_worker_and_keeps_text_and_result() {
    let mut state = page_with_result();
    reduce(&mut state, edit("while True: pass\n"));
    let effects = reduce(&mut state, Action::Stop);
    assert!(effects.contains(&Effect::Respawn) && effects.contains(&Effect::ClearRunning));
    assert_eq!(state.work.program.script, "while True: pass\n");
    assert!(state.stage.is_some());
    let effects = reduce(&mut state, Action::Answered(Box::new(Response::Ready)));
    assert!(sent(&effects).is_empty(), "a stopped program is not run again by itself");
}

#[test]
fn an_engine_that_breaks_down_is_started_again_but_not_for_ever() {
    let mut state = page();
    reduce(&mut state, Action::Run);
    let effects = reduce(&mut state, Action::EngineFailed("unreachable".into()));
    assert!(effects.contains(&Effect::Respawn));
    let effects = reduce(&mut state, Action::EngineFailed("unreachable".into()));
    assert!(!effects.contains(&Effect::Respawn));
    assert!(matches!(state.engine, Engine::Failed(_)));
}

#[test]
fn after_an_interrupted_run_nothing_runs_by_itself() {
    let (mut state, _) = open(Some(own_work()), true, None);
    assert!(state.notices.contains(&Notice::Interrupted));
    let effects = reduce(&mut state, Action::Answered(Box::new(Response::Ready)));
    assert!(sent(&effects).is_empty());
    let effects = reduce(&mut state, Action::Run);
    assert_eq!(sent(&effects), [&own_work().program]);
    assert!(!state.notices.contains(&Notice::Interrupted));
}

#[test]
fn a_document_that_is_too_large_is_not_sent() {
    let mut state = page();
    let effects = reduce(&mut state, edit(&"#".repeat(300 * 1024)));
    assert!(sent(&effects).is_empty());
    assert!(state.notices.contains(&Notice::TooLarge { kib: 300 }));
    reduce(&mut state, edit("pass\n"));
    assert!(state.notices.is_empty());
}

#[test]
fn a_link_is_opened_beside_ones_own_work() {
    let (mut state, effects) = open(Some(own_work()), false, Some(link("shared")));
    assert_eq!(state.work.program.models, "shared");
    assert_eq!(state.kept, [own_work()]);
    assert!(effects.contains(&Effect::SaveKept));
    assert_eq!((state.panel, state.position), (Panel::Sql, Position::At(2)));
    let effects = reduce(&mut state, Action::ReturnToKept);
    assert_eq!(state.work, own_work());
    assert!(effects.contains(&Effect::SetFragment(None)));
    assert!(state.kept.is_empty() && state.notices.is_empty());
}

#[test]
fn untouched_work_is_not_kept() {
    let (state, _) = open(Some(Work::example(examples::opening())), false, Some(link("shared")));
    assert!(state.kept.is_empty() && state.notices.is_empty());
}

#[test]
fn reloading_an_edited_link_keeps_the_edits() {
    let mut work =
        Work::linked(Program { models: "shared".into(), ..Program::default() }, "#b1:shared".into());
    work.program.models.push_str(" and edited");
    let (state, _) = open(Some(work.clone()), false, Some(link("shared")));
    assert_eq!(state.work, work);
    assert!(state.kept.is_empty());
}

#[test]
fn a_link_cut_short_is_explained_and_what_is_left_is_shown() {
    let recovered = Shared { models: "half of".into(), ..Shared::default() };
    let read = Err(LinkError::CutShort { recovered: Box::new(recovered) });
    let (state, _) = open(Some(own_work()), false, Some(Opened { fragment: "#b1:x".into(), read }));
    assert_eq!(state.work.program.models, "half of");
    assert_eq!(state.kept, [own_work()]);
    assert!(
        state
            .notices
            .iter()
            .any(|notice| matches!(notice, Notice::Link { why, .. } if why.contains("cut short")))
    );
}

#[test]
fn a_link_of_an_unknown_version_changes_nothing() {
    let read = Err(LinkError::UnknownVersion { version: "b9".into(), text: "#b9:abc".into() });
    let (state, _) = open(Some(own_work()), false, Some(Opened { fragment: "#b9:abc".into(), read }));
    assert_eq!(state.work, own_work());
    let raw = Some("#b9:abc".to_owned());
    assert!(state.notices.iter().any(|notice| matches!(notice, Notice::Link { raw: r, .. } if *r == raw)));
}

#[test]
fn going_back_from_a_link_returns_to_ones_own_work() {
    let mut state = page();
    state.work = own_work();
    reduce(&mut state, Action::LinkChanged(Some(link("shared"))));
    assert_eq!(state.work.program.models, "shared");
    reduce(&mut state, Action::LinkChanged(None));
    assert_eq!(state.work, own_work());
}

#[test]
fn an_example_takes_the_place_of_ones_own_work_which_is_kept() {
    let mut state = page();
    state.work = own_work();
    reduce(&mut state, Action::OpenExample("backref".into()));
    assert_eq!(state.kept, [own_work()]);
    reduce(&mut state, Action::OpenExample("not-linked".into()));
    assert_eq!(state.kept, [own_work()], "an untouched example is not worth keeping");
}

#[test]
fn reset_goes_back_to_the_original_and_keeps_the_edits() {
    let mut state = page();
    state.work = own_work();
    reduce(&mut state, Action::Reset);
    assert_eq!(state.work.program, examples::opening().program());
    assert_eq!(state.kept, [own_work()]);
}

#[test]
fn the_copied_link_is_remembered_so_that_a_reload_goes_on() {
    let mut state = page_with_result();
    state.panel = Panel::Sql;
    reduce(&mut state, Action::GoTo(2));
    let effects = reduce(&mut state, Action::CopyLink);
    let Some(Effect::Copy(fragment)) = effects.last() else { panic!("the link is copied") };
    assert_eq!(state.work.link.as_ref(), Some(fragment));
    let shared = bothways_share::decode(fragment).expect("it was just made");
    assert_eq!((shared.view.as_deref(), shared.step), (Some("sql"), Some(2)));
    assert_eq!(shared.script, fixture::program().script);
}

#[test]
fn a_result_opens_at_the_first_difference_and_then_where_it_was_left() {
    let mut state = page_with_result();
    assert_eq!(state.stage.as_ref().map(|stage| stage.position()), Some(3));
    reduce(&mut state, Action::Move(-1));
    assert_eq!(state.announcement, "Step 2 of 4: c = Child()");
    reduce(&mut state, Action::Run);
    answer(&mut state, fixture::comparison());
    assert_eq!(state.stage.as_ref().map(|stage| stage.position()), Some(2));
}

#[test]
fn playing_starts_over_at_the_end_and_stops_there() {
    let mut state = page_with_result();
    reduce(&mut state, Action::GoTo(4));
    let effects = reduce(&mut state, Action::TogglePlay);
    assert!(matches!(effects.as_slice(), [Effect::Start(Timer::Play, _)]));
    for _ in 0..4 {
        reduce(&mut state, Action::Elapsed(Timer::Play));
    }
    assert!(!state.playing);
    assert_eq!(state.stage.as_ref().map(|stage| stage.position()), Some(4));
}

#[test]
fn a_text_that_does_not_start_leaves_the_last_result_marked_as_old() {
    let mut state = page_with_result();
    reduce(&mut state, edit("c.parent = = p\n"));
    answer(&mut state, broken());
    assert!(!state.fresh);
    assert_eq!(state.stage.as_ref().map(|stage| stage.len()), Some(4));
    assert_eq!(state.problems.list.len(), 1);
}

#[test]
fn a_fix_changes_the_text_it_was_made_for_only() {
    let mut state = page();
    let edit = Edit { document: 0, start: 0, end: 8, replacement: "kids    ".into() };
    let fix = Fix { title: "rename".into(), edits: vec![edit], applicability: Applicability::Safe };
    let mut problem = Diagnostic::error("no-back-populates", "Mapper has no property");
    problem.fixes.push(fix);
    state.problems.list.push(problem);
    assert!(
        reduce(&mut state, Action::ApplyFix { problem: 0, fix: 0 }).is_empty(),
        "the text is another one"
    );
    state.problems.program = state.work.program.clone();
    let effects = reduce(&mut state, Action::ApplyFix { problem: 0, fix: 0 });
    assert!(state.work.program.models.starts_with("kids     = relationship"));
    assert_eq!(sent(&effects), [&state.work.program]);
}

#[test]
fn playing_ends_at_a_breakpoint_and_goes_at_the_chosen_speed() {
    let mut state = page_with_result();
    reduce(&mut state, Action::GoTo(1));
    reduce(&mut state, Action::BreakpointsSet { document: 1, lines: vec![3] });
    reduce(&mut state, Action::SetSpeed(200));
    let effects = reduce(&mut state, Action::TogglePlay);
    assert_eq!(effects, [Effect::Start(Timer::Play, 450)]);
    reduce(&mut state, Action::Elapsed(Timer::Play));
    assert!(state.playing);
    reduce(&mut state, Action::Elapsed(Timer::Play));
    assert!(!state.playing);
    assert_eq!(state.stage.as_ref().map(|stage| stage.position()), Some(3));
}

#[test]
fn a_jump_stops_at_the_breakpoint_before_its_aim() {
    let mut state = page_with_result();
    let p = bothways_world::InstanceId(0);
    reduce(&mut state, Action::GoTo(1));
    reduce(&mut state, Action::Jump(Wanted::Change));
    assert_eq!(state.announcement, "No object is selected: choose one in Objects");
    reduce(&mut state, Action::Select(p));
    assert_eq!(state.next(Wanted::Change), Some(3));
    reduce(&mut state, Action::BreakpointsSet { document: 1, lines: vec![2] });
    assert_eq!(state.next(Wanted::Change), Some(2));
}

#[test]
fn a_pinned_version_is_compared_from_then_on_and_kept_once() {
    let mut state = page_with_result();
    let pinned = state.work.program.clone();
    let effects = reduce(&mut state, Action::Pin);
    assert_eq!(effects.first(), Some(&Effect::SaveWork));
    assert_eq!(sent(&effects), [&pinned]);
    reduce(&mut state, Action::Pin);
    assert_eq!(state.work.pinned, [pinned]);
    reduce(&mut state, Action::Unpin(0));
    assert!(state.work.pinned.is_empty());
}

fn questions(effects: &[Effect]) -> Vec<(u32, u64)> {
    let asked = effects.iter().filter_map(|effect| match effect {
        Effect::Ask { ticket, position, .. } => Some((*ticket, *position)),
        _ => None,
    });
    asked.collect()
}

#[test]
fn a_question_follows_the_slider_one_at_a_time() {
    let mut state = page_with_result();
    reduce(&mut state, Action::ShowPanel(Panel::TrySql));
    reduce(&mut state, Action::QuestionEdited("SELECT 1".into()));
    let first = questions(&reduce(&mut state, Action::Ask));
    assert_eq!(first.len(), 1);
    assert!(questions(&reduce(&mut state, Action::GoTo(1))).is_empty());
    let answer = Response::Asked { ticket: 1, answer: Ok(bothways_trace::Answer::default()) };
    let second = questions(&reduce(&mut state, Action::Answered(Box::new(answer.clone()))));
    assert_eq!(second.iter().map(|(ticket, _)| *ticket).collect::<Vec<_>>(), [2]);
    assert_ne!(first.first().map(|(_, at)| *at), second.first().map(|(_, at)| *at));
    assert!(reduce(&mut state, Action::Answered(Box::new(answer))).is_empty(), "it is answered already");
    assert_eq!(state.asking.history, ["SELECT 1"]);
}

#[test]
fn what_is_folded_away_and_the_hints_are_remembered() {
    let mut state = page();
    assert_eq!(reduce(&mut state, Action::ToggleFolded(Part::Models)), [Effect::SaveSettings]);
    assert!(state.settings.arrangement.models_folded);
    reduce(&mut state, Action::NextHint);
    assert_eq!(reduce(&mut state, Action::SetHints(false)), [Effect::SaveSettings]);
    assert_eq!((state.settings.hints, state.hint), (false, 0));
}
