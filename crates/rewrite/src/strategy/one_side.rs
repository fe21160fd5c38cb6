//! Only the side that is written first: the other attribute is not there at all.

use super::link::unlink;
use crate::Refusal;
use crate::edits::{Edits, remove_attribute};
use crate::pairs::{Far, Pair};
use crate::survey::Survey;

pub(super) fn rewrite(edits: &mut Edits, survey: &Survey<'_>, pair: &Pair) -> Result<(), Refusal> {
    unlink(edits, survey, pair.near);
    let Far::Written(far) = &pair.far else { return Ok(()) };
    let gone = survey.relationship(*far);
    let class = survey.class(gone.class);
    if class.is_dataclass {
        return Err(Refusal::without_field(&class.name, &gone.name));
    }
    remove_attribute(edits, &survey.text, class, &gone.statement)
}
