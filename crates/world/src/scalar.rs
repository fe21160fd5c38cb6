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
    /// A value that Python has a class for and SQLite has not, such as a `datetime`.
    Typed(Arc<Typed>),
}

/// A value that Python has a class for and SQLite has not. It compares as what is stored for it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Typed {
    /// Its class.
    pub kind: TypedKind,
    /// What the class makes the value of again: `2024-05-01`, `19.90`, a member's name.
    pub text: Arc<str>,
    /// What is sent to the database for it.
    pub stored: Scalar,
}

/// The class of a [`Typed`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum TypedKind {
    /// `datetime.datetime`
    DateTime,
    /// `datetime.date`
    Date,
    /// `datetime.time`
    Time,
    /// `datetime.timedelta`, its text in microseconds.
    Interval,
    /// `decimal.Decimal`
    Decimal,
    /// `uuid.UUID`
    Uuid,
    /// A member of an enumeration of the program, which the facade numbers.
    Enum(u32),
}

impl Scalar {
    /// A text scalar.
    pub fn text(text: impl Into<Arc<str>>) -> Self {
        Self::Text(text.into())
    }

    /// A value with a class of its own.
    pub fn typed(kind: TypedKind, text: impl Into<Arc<str>>, stored: Scalar) -> Self {
        Self::Typed(Arc::new(Typed { kind, text: text.into(), stored }))
    }

    /// What the database holds for it.
    pub fn stored(&self) -> &Self {
        match self {
            Self::Typed(typed) => typed.stored.stored(),
            other => other,
        }
    }

    /// Whether this is SQL NULL.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Python's `==`: numbers compare across types (`True == 1 == 1.0`), unlike the order used for keys.
    pub fn python_eq(&self, other: &Self) -> bool {
        match (self.python_number(), other.python_number()) {
            (Some(left), Some(right)) => left == right,
            _ => self == other,
        }
    }

    /// The number that Python has it for: a `Decimal` is its digits, whatever float is stored for it.
    fn python_number(&self) -> Option<f64> {
        match self {
            Self::Typed(typed) if typed.kind == TypedKind::Decimal => typed.text.parse().ok(),
            other => other.number(),
        }
    }

    fn number(&self) -> Option<f64> {
        match self {
            Self::Bool(value) => Some(f64::from(u8::from(*value))),
            Self::Float(value) => Some(*value),
            // Two integers are compared exactly by `==`; a mixed pair loses nothing a column could show.
            Self::Int(value) => Some(*value as f64),
            Self::Typed(typed) => typed.stored.number(),
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
            Self::Typed(typed) => typed.stored.storage_class(),
        }
    }

    fn integer(&self) -> Option<i64> {
        match self {
            Self::Bool(value) => Some(i64::from(*value)),
            Self::Int(value) => Some(*value),
            Self::Typed(typed) => typed.stored.integer(),
            Self::Null | Self::Float(_) | Self::Text(_) | Self::Bytes(_) => None,
        }
    }
}

/// SQLite's comparison order (datatypes page, "Comparison Expressions"): NULL < numbers < text < blob.
impl Ord for Scalar {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.stored(), other.stored()) {
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
        match self.stored() {
            Self::Null => {}
            Self::Bool(_) | Self::Int(_) | Self::Float(_) => {
                self.number().unwrap_or_default().to_bits().hash(state);
            }
            Self::Text(text) => text.hash(state),
            Self::Bytes(bytes) => bytes.hash(state),
            // What is stored has no class of its own.
            Self::Typed(_) => {}
        }
    }
}
