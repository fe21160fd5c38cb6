//! The version that the row of an object gets (`version_id_col`).

use bothways_world::{ClassId, Scalar};

use crate::config::VersionGenerator;
use crate::{Orm, OrmError};

/// The version after one, or the first; none where the program sets it itself.
pub(super) fn next(
    orm: &mut Orm,
    class: ClassId,
    before: Option<&Scalar>,
) -> Result<Option<Scalar>, OrmError> {
    match orm.mapper(class).version_generator {
        VersionGenerator::Counter => Ok(Some(match before {
            Some(Scalar::Int(number)) => Scalar::Int(number.saturating_add(1)),
            _ => Scalar::Int(1),
        })),
        VersionGenerator::Function(function) => {
            let before = before.cloned().unwrap_or(Scalar::Null);
            orm.ask(|program| program.next_version(function, before)).map(Some)
        }
        VersionGenerator::Program => Ok(None),
    }
}
