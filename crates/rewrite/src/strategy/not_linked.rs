//! Two relationships over the same foreign key that do not know each other.

use super::link::unlink;
use super::other_side::{Linked, write_other_side};
use crate::Refusal;
use crate::edits::Edits;
use crate::pairs::{Far, Pair};
use crate::survey::Survey;

pub(super) fn rewrite(edits: &mut Edits, survey: &Survey<'_>, pair: &Pair) -> Result<(), Refusal> {
    unlink(edits, survey, pair.near);
    match &pair.far {
        Far::Written(far) => unlink(edits, survey, *far),
        Far::Missing(name) | Far::Generated(name) => {
            write_other_side(edits, survey, pair.near, name, Linked::Not)?;
        }
    }
    Ok(())
}
