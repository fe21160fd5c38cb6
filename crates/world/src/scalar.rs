//! Values that a column holds and that travel to and from the database.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A column value. Floats compare and hash by their bits, so a scalar can be part of a key.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Scalar {
    /// SQL NULL, Python None.
    Null,
    /// A boolean; SQLite stores it as 0 or 1.
    Bool(bool),
    /// A 64-bit integer, SQLite's largest.
    Int(i64),
    /// A double.
    Float(f64),
    /// Text.
    Text(Arc<str>),
    /// A BLOB.
    Bytes(Arc<[u8]>),
}

impl Scalar {
    /// A text scalar.
    pub fn text(text: impl Into<Arc<str>>) -> Self {
        Self::Text(text.into())
    }

    /// Whether this is SQL NULL.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Python's `==`: numbers compare across types (`True == 1 == 1.0`), unlike the order used for keys.
    pub fn python_eq(&self, other: &Self) -> bool {
        match (self.number(), other.number()) {
            (Some(left), Some(right)) => left == right,
            _ => self == other,
        }
    }

    fn number(&self) -> Option<f64> {
        match self {
            Self::Bool(value) => Some(f64::from(u8::from(*value))),
            Self::Float(value) => Some(*value),
            // Two integers are compared exactly by `==`; a mixed pair loses nothing a column could show.
            Self::Int(value) => Some(*value as f64),
            Self::Null | Self::Text(_) | Self::Bytes(_) => None,
        }
    }

    /// SQLite's storage classes in comparison order: NULL, numbers, text, blobs.
    fn storage_class(&self) -> u8 {
        match self {
            Self::Null => 0,
            Self::Bool(_) | Self::Int(_) | Self::Float(_) => 1,
            Self::Text(_) => 2,
            Self::Bytes(_) => 3,
        }
    }

    fn integer(&self) -> Option<i64> {
        match self {
            Self::Bool(value) => Some(i64::from(*value)),
            Self::Int(value) => Some(*value),
            Self::Null | Self::Float(_) | Self::Text(_) | Self::Bytes(_) => None,
        }
    }
}

/// SQLite's comparison order (datatypes page, "Comparison Expressions"): NULL < numbers < text < blob.
impl Ord for Scalar {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Text(left), Self::Text(right)) => left.as_bytes().cmp(right.as_bytes()),
            (Self::Bytes(left), Self::Bytes(right)) => left.cmp(right),
            _ => match (self.integer(), other.integer()) {
                (Some(left), Some(right)) => left.cmp(&right),
                _ => match (self.number(), other.number()) {
                    (Some(left), Some(right)) => left.total_cmp(&right),
                    _ => self.storage_class().cmp(&other.storage_class()),
                },
            },
        }
    }
}

impl PartialOrd for Scalar {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Scalar {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Scalar {}

impl Hash for Scalar {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.storage_class().hash(state);
        match self {
            Self::Null => {}
            Self::Bool(_) | Self::Int(_) | Self::Float(_) => {
                self.number().unwrap_or_default().to_bits().hash(state);
            }
            Self::Text(text) => text.hash(state),
            Self::Bytes(bytes) => bytes.hash(state),
        }
    }
}
