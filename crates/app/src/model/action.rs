//! What can happen to the page, and what it then asks of the browser.

use bothways_share::{LinkError, Shared};
use bothways_trace::{Program, Response, VariantKind};
use bothways_world::{InstanceId, TableId};

use super::settings::{Arrangement, Part, Settings, Theme};
use super::stage::Wanted;
use super::state::{Notice, Panel, Screen, Work};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// The page opened.
    Opened {
        /// What was stored.
        work: Option<Box<Work>>,
        /// Earlier work that was kept.
        kept: Vec<Work>,
        /// The stored choices.
        settings: Box<Settings>,
        /// Whether a run was under way when the page was left.
        interrupted: bool,
        /// The link in the address.
        link: Option<Opened>,
    },
    /// The address changed to another link, or to none.
    LinkChanged(Option<Opened>),
    /// The person edited a document.
    Edited {
        /// Which.
        document: u8,
        /// Its text.
        text: String,
    },
    /// An example was chosen.
    OpenExample(String),
    /// Back to what the work started from.
    Reset,
    /// Back to the work that was kept.
    ReturnToKept,
    /// Another program takes the place of the text: a fix, a strategy.
    Take(Program),
    /// Apply a fix of a problem.
    ApplyFix {
        /// The problem.
        problem: usize,
        /// Its fix.
        fix: usize,
    },
    /// Run now.
    Run,
    /// Stop the run.
    Stop,
    /// The worker answered.
    Answered(Box<Response>),
    /// The worker broke down.
    EngineFailed(String),
    /// A timer went off.
    Elapsed(Timer),
    /// Put the slider somewhere.
    GoTo(usize),
    /// Put the slider at one of its stops.
    GoToStop(usize),
    /// Move the slider by some stops.
    Move(isize),
    /// To the first difference.
    GoToDifference,
    /// Put the slider at the next step that did this.
    Jump(Wanted),
    /// Fold the loop with this head, or unfold it.
    ToggleFold(usize),
    /// Fold all loops, or none.
    FoldAll(bool),
    /// The list of steps was scrolled: the first row in view.
    StepsScrolled(usize),
    /// Show what the current step did, or not.
    ToggleEvents,
    /// The breakpoints of a document: lines from 1.
    BreakpointsSet {
        /// The document.
        document: u8,
        /// The lines.
        lines: Vec<u32>,
    },
    /// Set a breakpoint, or clear it.
    ToggleBreakpoint {
        /// The document.
        document: u8,
        /// The line, from 1.
        line: u32,
    },
    /// The same on the line of the shown step.
    ToggleBreakpointHere,
    /// The pointer rests on a name, or an attribute of one, in an editor.
    Hovered {
        /// The document.
        document: u8,
        /// The name: `child.parent`.
        chain: String,
    },
    /// Follow an object, or no longer.
    Select(InstanceId),
    /// Follow an object, and show it.
    ShowObject(InstanceId),
    /// Show many objects as groups, or one by one.
    ToggleGroups,
    /// Give an object a box of its own, or no longer.
    PinObject(InstanceId),
    /// Leave an object out of the graph.
    HideObject(InstanceId),
    /// Show again what was left out.
    ShowObjects,
    /// List the SQL statements with this in their text.
    FilterSql(String),
    /// The question to the rows was edited.
    QuestionEdited(String),
    /// Ask it.
    Ask,
    /// Pin the program as it is.
    Pin,
    /// Take a pinned version away.
    Unpin(usize),
    /// Share the room otherwise.
    Arrange(Arrangement),
    /// Fold a part away, or bring it back.
    ToggleFolded(Part),
    /// Show the next hint.
    NextHint,
    /// Show hints, or no longer.
    SetHints(bool),
    /// How fast to play, in percent.
    SetSpeed(u16),
    /// Show more rows of each table.
    MoreRows,
    /// Show the list of keys, or put it away.
    ToggleKeys,
    /// Put away what lies over the page.
    Escape,
    /// A line number was clicked.
    LineClicked {
        /// The document.
        document: u8,
        /// The line, from 1.
        line: u32,
    },
    /// Start or stop moving by itself.
    TogglePlay,
    /// Open a panel.
    ShowPanel(Panel),
    /// Choose the column that the panels show.
    ShowColumn(usize),
    /// On a phone: show the other half.
    ShowScreen(Screen),
    /// Show a place in the editor.
    ShowPlace {
        /// The document.
        document: u8,
        /// First byte.
        start: u32,
        /// Byte after the last.
        end: u32,
    },
    /// Copy a link to what is shown.
    CopyLink,
    /// The clipboard took the link.
    Copied(usize),
    /// The clipboard refused this text.
    CopyRefused(String),
    /// Choose the colours.
    SetTheme(Theme),
    /// Run while typing or not.
    SetAutoRun(bool),
    /// Show a strategy in Compare, or not.
    ToggleStrategy(VariantKind),
    /// Plain text areas or not.
    SetPlainEditor(bool),
    /// The editor's script has loaded.
    EditorLoaded,
    /// The script that places the boxes of diagrams has loaded.
    GraphLoaded,
    /// Put the rows of a table into the clipboard, as the step has them.
    CopyRows(TableId),
    /// Put a text into the clipboard.
    CopyText {
        /// The text.
        text: String,
        /// What it is, for the word that it was copied.
        what: &'static str,
    },
    /// The clipboard took a text.
    TextCopied(&'static str),
    /// Hand a text to the browser as a file.
    Download {
        /// Its name.
        name: String,
        /// Its media type.
        media_type: &'static str,
        /// The text.
        text: String,
    },
    /// The storage refused.
    StorageFailed(String),
    /// A notice was put away.
    Dismiss(Notice),
}

/// A link from the address, read.
#[derive(Clone, PartialEq, Debug)]
pub struct Opened {
    /// The fragment as it was.
    pub fragment: String,
    /// What it holds.
    pub read: Result<Shared, LinkError>,
}

/// What the browser is asked to do.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// Send the program to the worker, marked as running.
    Send {
        /// The request's number.
        ticket: u32,
        /// The program.
        program: Program,
    },
    /// Ask the worker's rows a question.
    Ask {
        /// The request's number.
        ticket: u32,
        /// The program.
        program: Program,
        /// Entries of its journal before the moment.
        position: u64,
        /// The question.
        text: String,
    },
    /// Remember that no run is under way.
    ClearRunning,
    /// End the worker and start another.
    Respawn,
    /// Store the work.
    SaveWork,
    /// Store the kept work.
    SaveKept,
    /// Store the choices.
    SaveSettings,
    /// Put the theme on the page.
    ApplyTheme(Theme),
    /// Start a timer, in place of an earlier one of the kind.
    Start(Timer, u32),
    /// Stop a timer.
    Cancel(Timer),
    /// Copy a link with this fragment, and put it into the address.
    Copy(String),
    /// Put a text into the clipboard.
    CopyText {
        /// The text.
        text: String,
        /// What it is.
        what: &'static str,
    },
    /// Hand a text to the browser as a file.
    Download {
        /// Its name.
        name: String,
        /// Its media type.
        media_type: &'static str,
        /// The text.
        text: String,
    },
    /// Put this fragment, or none, into the address.
    SetFragment(Option<String>),
}

/// The timers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Timer {
    /// Typing paused.
    Typing,
    /// A run has taken long enough to say so.
    Noticed,
    /// Two seconds.
    Slow,
    /// Ten seconds.
    Overdue,
    /// The next step of playing.
    Play,
    /// The word that the link was copied has been read.
    Copied,
}
