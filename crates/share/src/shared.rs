//! What a link carries.

use serde::{Deserialize, Serialize};

/// The longest document a link may carry, in bytes: the limit of a source (design.md section 4).
pub const SOURCE_LIMIT: usize = 256 * 1024;

/// A program and how it was being looked at.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Shared {
    /// The text of `models.py`.
    #[serde(rename = "m", default, skip_serializing_if = "String::is_empty")]
    pub models: String,
    /// The text of `script.py`.
    #[serde(rename = "s", default, skip_serializing_if = "String::is_empty")]
    pub script: String,
    /// The name of the view that was open; none for the usual one.
    #[serde(rename = "v", default, skip_serializing_if = "Option::is_none")]
    pub view: Option<String>,
    /// The step that was shown; none for the page's own choice.
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    pub step: Option<u32>,
}
