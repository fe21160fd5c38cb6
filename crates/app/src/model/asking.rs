//! Try SQL: a question to the rows at the slider, asked again wherever the slider goes.

use bothways_trace::Answer;

use super::action::Effect;
use super::state::{Engine, Panel, State};

/// Questions remembered.
const REMEMBERED: usize = 20;

/// A question and what came of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Asking {
    /// What is being written.
    pub text: String,
    /// What was asked last; it is asked again at other steps.
    pub asked: Option<String>,
    /// Earlier questions, the latest first.
    pub history: Vec<String>,
    /// The answer, or why there is none.
    pub answer: Option<Result<Answer, String>>,
    /// The position of the slider that the answer is about.
    pub answered_at: usize,
    /// The number of the newest request.
    ticket: u32,
    /// The position of the request under way.
    pending: Option<usize>,
    /// Whether the slider or the program has moved on meanwhile.
    again: bool,
}

impl Asking {
    /// Whether an answer is awaited.
    pub fn is_pending(&self) -> bool {
        self.pending.is_some()
    }

    /// A worker that was ended does not answer.
    pub fn forget_pending(&mut self) {
        self.pending = None;
    }
}

/// Asks what is written.
pub fn ask(state: &mut State) -> Vec<Effect> {
    let text = state.asking.text.trim().to_owned();
    if text.is_empty() {
        return Vec::new();
    }
    let history = &mut state.asking.history;
    history.retain(|earlier| *earlier != text);
    history.insert(0, text.clone());
    history.truncate(REMEMBERED);
    state.asking.asked = Some(text);
    send(state)
}

/// The slider moved or the program ran again: what was asked is asked there, as long as someone looks.
pub fn follow(state: &mut State) -> Vec<Effect> {
    if state.panel != Panel::TrySql || state.asking.asked.is_none() {
        return Vec::new();
    }
    send(state)
}

fn send(state: &mut State) -> Vec<Effect> {
    // One question at a time: what comes meanwhile is asked when it is answered.
    if state.asking.is_pending() || !matches!(state.engine, Engine::Idle | Engine::Busy { .. }) {
        state.asking.again = true;
        return Vec::new();
    }
    let column = state.shown_column();
    let program = column.and_then(|column| column.program.as_ref().ok().cloned());
    let position = column.and_then(|column| Some(column.ran.as_ref()?.range().1));
    let (Some(program), Some(position), Some(text)) = (program, position, state.asking.asked.clone()) else {
        return Vec::new();
    };
    state.asking.again = false;
    state.asking.ticket = state.asking.ticket.wrapping_add(1);
    state.asking.pending = Some(state.stage.as_ref().map_or(0, |stage| stage.position()));
    vec![Effect::Ask { ticket: state.asking.ticket, program, position, text }]
}

/// The worker answered.
pub fn answered(state: &mut State, ticket: u32, answer: Result<Answer, String>) -> Vec<Effect> {
    if ticket != state.asking.ticket {
        return Vec::new();
    }
    let Some(position) = state.asking.pending.take() else { return Vec::new() };
    state.asking.answered_at = position;
    if !state.playing {
        state.announcement = match &answer {
            Ok(Answer { count: 1, .. }) => "1 row".to_owned(),
            Ok(answer) => format!("{} rows", answer.count),
            Err(why) => why.clone(),
        };
    }
    state.asking.answer = Some(answer);
    if state.asking.again { send(state) } else { Vec::new() }
}
