//! Why a link could not be read, in words for the person who opened it.

use std::fmt;

use crate::Shared;

/// A link that could not be read, or not to its end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LinkError {
    /// There is no link in the text.
    NotALink,
    /// The link's version is not known here.
    UnknownVersion {
        /// The version it names, such as `b2`.
        version: String,
        /// The text as it was given.
        text: String,
    },
    /// The link ends before its content does.
    CutShort {
        /// What could be read before the cut.
        recovered: Box<Shared>,
    },
    /// Letters were changed on the way.
    Damaged {
        /// What could be read before the damage, if anything.
        recovered: Option<Box<Shared>>,
    },
    /// It unpacks to more than a program may hold.
    TooLarge,
}

impl LinkError {
    /// What could be read all the same.
    pub fn recovered(&self) -> Option<&Shared> {
        match self {
            Self::CutShort { recovered } => Some(recovered),
            Self::Damaged { recovered } => recovered.as_deref(),
            Self::NotALink | Self::UnknownVersion { .. } | Self::TooLarge => None,
        }
    }
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotALink => f.write_str(
                "This is not a Bothways link: a link has #b1: and a long run of letters after it.",
            ),
            Self::UnknownVersion { version, .. } => write!(
                f,
                "This link was made by another version of Bothways ({version}) and cannot be read by this \
                 one. Its text is kept as it is; reloading the page may bring the newer version."
            ),
            Self::CutShort { recovered } if **recovered == Shared::default() => f.write_str(
                "This link was cut short: nothing of its program is left. Copy the whole link and try again.",
            ),
            Self::CutShort { .. } => f.write_str(
                "This link was cut short: what came before the cut is shown, the rest is missing. \
                 Copy the whole link and try again.",
            ),
            Self::Damaged { recovered: Some(_) } => f.write_str(
                "This link was damaged on its way: what came before the damage is shown and may be wrong. \
                 Copy the whole link and try again.",
            ),
            Self::Damaged { recovered: None } => f.write_str(
                "This link was damaged on its way and cannot be read. Copy the whole link and try again.",
            ),
            Self::TooLarge => write!(
                f,
                "This link holds more than a program may hold ({} KiB a document).",
                crate::SOURCE_LIMIT / 1024
            ),
        }
    }
}

impl std::error::Error for LinkError {}
