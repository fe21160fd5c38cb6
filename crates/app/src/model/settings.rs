//! What a person chose: it outlives the page.

use bothways_trace::VariantKind;
use serde::{Deserialize, Serialize};

/// How fast playing can go, in percent.
pub const SPEEDS: [u16; 5] = [50, 100, 200, 400, 800];

/// Choices that outlive the page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark, or what the system says.
    pub theme: Theme,
    /// Whether a change of the text runs it.
    pub auto_run: bool,
    /// Whether the editors are plain text areas.
    pub plain_editor: bool,
    /// The strategies that Compare shows.
    pub strategies: Vec<VariantKind>,
    /// How fast playing goes, in percent.
    pub speed: u16,
    /// Whether hints are shown.
    pub hints: bool,
    /// How the room is shared.
    pub arrangement: Arrangement,
}

impl Default for Settings {
    fn default() -> Self {
        // Three columns fit a phone.
        let strategies = vec![VariantKind::BackPopulates, VariantKind::Backref, VariantKind::NotLinked];
        let (theme, arrangement) = (Theme::System, Arrangement::default());
        Self { theme, auto_run: true, plain_editor: false, strategies, speed: 100, hints: true, arrangement }
    }
}

/// How the room is shared, in percent, and which parts are folded away.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Arrangement {
    /// The width of the editors.
    pub code: u8,
    /// The height of the models among the editors.
    pub models: u8,
    /// Whether the editors are away.
    pub code_folded: bool,
    /// Whether the models are away.
    pub models_folded: bool,
    /// Whether the script is away.
    pub script_folded: bool,
}

impl Default for Arrangement {
    fn default() -> Self {
        Self { code: 38, models: 57, code_folded: false, models_folded: false, script_folded: false }
    }
}

impl Arrangement {
    /// Whether a part is away, to look at or to change.
    pub fn folded(&mut self, part: Part) -> &mut bool {
        match part {
            Part::Code => &mut self.code_folded,
            Part::Models => &mut self.models_folded,
            Part::Script => &mut self.script_folded,
        }
    }
}

/// A part of the page that can be folded away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// Both editors.
    Code,
    /// The models.
    Models,
    /// The script.
    Script,
}

/// The colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Theme {
    /// As the system.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// In words, and for the style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}
