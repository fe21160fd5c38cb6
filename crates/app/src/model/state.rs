//! Everything the page knows.

use bothways_diagnostics::Diagnostic;
use bothways_trace::Program;
use bothways_world::InstanceId;
use serde::{Deserialize, Serialize};

use super::asking::Asking;
use super::breakpoints::Breakpoints;
use super::settings::Settings;
use super::stage::{Column, Stage, Wanted};
use crate::examples;
use crate::view::skeleton::Choice;

/// Rows that are shown of a table before one asks for more.
pub const ROWS: usize = 100;

/// Versions of the program that can be pinned beside each other.
pub const PINS: usize = 3;

/// The page.
#[derive(Debug)]
pub struct State {
    /// What is being written.
    pub work: Work,
    /// Earlier work that something opened took the place of, the latest last.
    pub kept: Vec<Work>,
    /// Grows whenever the text changes other than by typing: the editors take it over.
    pub revision: u32,
    /// What the person chose.
    pub settings: Settings,
    /// The worker.
    pub engine: Engine,
    /// The number of the newest request.
    pub ticket: u32,
    /// The text of the newest request.
    pub sent: Program,
    /// Whether the newest text waits to be sent.
    pub queued: bool,
    /// The newest result.
    pub stage: Option<Stage>,
    /// Whether the stage shows the text as it is now.
    pub fresh: bool,
    /// What is wrong with the text.
    pub problems: Problems,
    /// Where the slider was put.
    pub position: Position,
    /// Whether the slider moves by itself.
    pub playing: bool,
    /// Lines at which playing and jumping stop.
    pub breakpoints: Breakpoints,
    /// The object that is followed.
    pub selected: Option<InstanceId>,
    /// The first row in view of the list of steps.
    pub steps_first: usize,
    /// Whether the list of steps shows what the current one did.
    pub events_shown: bool,
    /// What is under the pointer in an editor, and what it holds.
    pub hovered: Option<Hovered>,
    /// The question to the rows.
    pub asking: Asking,
    /// What SQL statements must have in their text to be listed.
    pub sql_filter: String,
    /// Which objects have a box of their own, and which have none.
    pub choice: Choice,
    /// Which of the hints is shown.
    pub hint: usize,
    /// The open panel.
    pub panel: Panel,
    /// The column that the panels beside Compare show.
    pub column: usize,
    /// Whether the list of keys lies over the page.
    pub keys_shown: bool,
    /// Rows shown of each table.
    pub rows_shown: usize,
    /// On a phone: which half is shown.
    pub screen: Screen,
    /// What the person has to be told.
    pub notices: Vec<Notice>,
    /// What assistive technology reads out.
    pub announcement: String,
    /// Whether the editor's script has loaded.
    pub editor_loaded: bool,
    /// Whether the script that places the boxes of diagrams has loaded.
    pub graph_loaded: bool,
    /// A range that the editor was asked to show: document, first byte, last byte, and a count of requests.
    pub selection: Option<(u8, u32, u32, u32)>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            work: Work::example(examples::opening()),
            kept: Vec::new(),
            revision: 0,
            settings: Settings::default(),
            engine: Engine::Starting,
            ticket: 0,
            sent: Program::default(),
            queued: false,
            stage: None,
            fresh: false,
            problems: Problems::default(),
            position: Position::Auto,
            playing: false,
            breakpoints: Breakpoints::new(),
            selected: None,
            steps_first: 0,
            events_shown: true,
            hovered: None,
            asking: Asking::default(),
            sql_filter: String::new(),
            choice: Choice::default(),
            hint: 0,
            panel: Panel::Compare,
            column: 0,
            keys_shown: false,
            rows_shown: ROWS,
            screen: Screen::Result,
            notices: Vec::new(),
            announcement: String::new(),
            editor_loaded: false,
            graph_loaded: false,
            selection: None,
        }
    }
}

/// A name under the pointer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hovered {
    /// The document.
    pub document: u8,
    /// Tells this resting of the pointer from the one before.
    pub count: u32,
    /// What the name holds at the step; none where that is not known.
    pub value: Option<String>,
}

/// A program being written, and what it started from.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Work {
    /// The text.
    pub program: Program,
    /// What it started from, to go back to.
    pub original: Program,
    /// The id of the example it started from; empty for a link or one's own.
    #[serde(default)]
    pub example: String,
    /// The link it was opened by.
    #[serde(default)]
    pub link: Option<String>,
    /// Versions that Compare shows beside it.
    #[serde(default)]
    pub pinned: Vec<Program>,
}

impl Work {
    /// An example, untouched.
    pub fn example(example: &examples::Example) -> Self {
        let program = example.program();
        Self { original: program.clone(), program, example: example.id.to_owned(), ..Self::default() }
    }

    /// A program that came by a link.
    pub fn linked(program: Program, link: String) -> Self {
        Self { original: program.clone(), program, link: Some(link), ..Self::default() }
    }

    /// Whether it was edited.
    pub fn is_touched(&self) -> bool {
        self.program != self.original
    }
}

/// The worker.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Engine {
    /// It loads.
    Starting,
    /// It waits for work.
    Idle,
    /// It runs a program.
    Busy {
        /// The request.
        ticket: u32,
        /// How long already.
        patience: Patience,
    },
    /// It could not be started.
    Failed(String),
}

/// How long a run has taken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Patience {
    /// Nobody notices.
    Fresh,
    /// Long enough to say so.
    Noticed,
    /// Two seconds.
    Slow,
    /// Ten seconds.
    Overdue,
}

/// What is wrong with a text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Problems {
    /// The text it is about.
    pub program: Program,
    /// The findings.
    pub list: Vec<Diagnostic>,
}

/// Where the slider is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Position {
    /// The first difference, or the end.
    Auto,
    /// Where it was put.
    At(usize),
}

/// The panels of the stage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Panel {
    /// The strategies side by side.
    Compare,
    /// Every step, loops folded.
    Steps,
    /// The mapped objects.
    Objects,
    /// The rows.
    Tables,
    /// Questions to the rows.
    TrySql,
    /// The statements sent.
    Sql,
    /// The classes and how they are related.
    Schema,
    /// What the sessions hold.
    Session,
    /// What was printed.
    Output,
    /// What is wrong.
    Problems,
    /// Why the step did what it did.
    Why,
}

impl Panel {
    /// All panels in the order of their tabs.
    pub const ALL: [Self; 11] = [
        Self::Compare,
        Self::Steps,
        Self::Objects,
        Self::Why,
        Self::Tables,
        Self::TrySql,
        Self::Sql,
        Self::Session,
        Self::Schema,
        Self::Output,
        Self::Problems,
    ];

    /// What the tab says.
    pub fn title(self) -> &'static str {
        match self {
            Self::Compare => "Compare",
            Self::Steps => "Steps",
            Self::Objects => "Objects",
            Self::Tables => "Tables",
            Self::TrySql => "Try SQL",
            Self::Sql => "SQL",
            Self::Schema => "Schema",
            Self::Session => "Session",
            Self::Output => "Output",
            Self::Problems => "Problems",
            Self::Why => "Why",
        }
    }

    /// Its name in links and in the markup.
    pub fn id(self) -> &'static str {
        match self {
            Self::Compare => "compare",
            Self::Steps => "steps",
            Self::Objects => "objects",
            Self::Tables => "tables",
            Self::TrySql => "try-sql",
            Self::Sql => "sql",
            Self::Schema => "schema",
            Self::Session => "session",
            Self::Output => "output",
            Self::Problems => "problems",
            Self::Why => "why",
        }
    }

    /// The panel with this name.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|panel| panel.id() == id)
    }
}

/// The halves of the page where there is room for one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Screen {
    /// The editors.
    Code,
    /// The stage.
    Result,
}

/// Something the person has to be told until they put it away.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Notice {
    /// The last run did not finish, so the page did not run the program again.
    Interrupted,
    /// A link was opened and the person's own work kept.
    Kept,
    /// A link could not be read, or not to its end.
    Link {
        /// Why, in words.
        why: String,
        /// The text of the link, where it is all there is.
        raw: Option<String>,
    },
    /// The link is in the clipboard.
    Copied {
        /// Its length in characters.
        length: usize,
    },
    /// A text is in the clipboard: what it is.
    TextCopied(&'static str),
    /// The clipboard refused: what to copy by hand.
    CopyByHand {
        /// The text.
        text: String,
    },
    /// The browser's storage refused.
    Storage(String),
    /// The engine broke down and was started anew.
    Engine(String),
    /// The run was stopped.
    Stopped,
    /// The text is too large to run.
    TooLarge {
        /// Its size.
        kib: usize,
    },
}

impl Notice {
    /// Whether a new notice takes the place of this one.
    pub fn same_kind(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl State {
    /// Tells the person something, in place of an older notice of the kind.
    pub fn notify(&mut self, notice: Notice) {
        self.notices.retain(|old| !old.same_kind(&notice));
        self.notices.push(notice);
    }

    /// Puts notices of a kind away.
    pub fn dismiss(&mut self, notice: &Notice) {
        self.notices.retain(|old| !old.same_kind(notice));
    }

    /// Whether a run takes long enough to say so.
    pub fn patience(&self) -> Patience {
        match self.engine {
            Engine::Busy { patience, .. } => patience,
            Engine::Starting | Engine::Idle | Engine::Failed(_) => Patience::Fresh,
        }
    }

    /// The column that the panels beside Compare show: the chosen one if it ran, else the program as written.
    pub fn shown_column(&self) -> Option<&Column> {
        let stage = self.stage.as_ref()?;
        stage.columns.get(self.column).filter(|column| column.ran.is_some()).or_else(|| stage.written())
    }

    /// The next position after the slider of what is looked for, or the breakpoint before it.
    pub fn next(&self, wanted: Wanted) -> Option<usize> {
        let stage = self.stage.as_ref()?;
        let stop = stage.next_breakpoint(&self.breakpoints);
        let found = match wanted {
            Wanted::Sql => stage.next_sql(),
            Wanted::Warning => stage.next_warning(),
            Wanted::Change => {
                self.shown_column()?.ran.as_ref()?.next_change(self.selected?, stage.position())
            }
            Wanted::Breakpoint => stop,
        }?;
        Some(stop.map_or(found, |stop| stop.min(found)))
    }

    /// Whether the editors are text areas.
    pub fn plain_editor(&self) -> bool {
        self.settings.plain_editor || !self.editor_loaded
    }
}
