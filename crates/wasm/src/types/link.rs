//! A program in a link.

use bothways_share::Shared;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// A program and how it was being looked at.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Tsify)]
#[tsify(missing_as_null)]
pub struct SharedProgram {
    /// The text of `models.py`.
    pub models: String,
    /// The text of `script.py`.
    #[serde(default)]
    pub script: String,
    /// The name of the view; null for the usual one.
    #[serde(default)]
    pub view: Option<String>,
    /// The step shown; null for the page's own choice.
    #[serde(default)]
    pub step: Option<u32>,
}

/// A link read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Opened {
    /// The program, or what could be recovered of it; null where nothing could.
    pub program: Option<SharedProgram>,
    /// What is wrong with the link, for the person who opened it; null where nothing is.
    pub explanation: Option<String>,
}

impl From<Shared> for SharedProgram {
    fn from(shared: Shared) -> Self {
        let Shared { models, script, view, step } = shared;
        Self { models, script, view, step }
    }
}

impl From<SharedProgram> for Shared {
    fn from(program: SharedProgram) -> Self {
        let SharedProgram { models, script, view, step } = program;
        Self { models, script, view, step }
    }
}
