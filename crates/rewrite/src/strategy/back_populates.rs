//! Both sides written out, each naming the other.

use super::far_name;
use super::link::set_back_populates;
use super::other_side::{Linked, write_other_side};
use crate::Refusal;
use crate::edits::Edits;
use crate::pairs::{Far, Pair};
use crate::survey::Survey;

pub(super) fn rewrite(edits: &mut Edits, survey: &Survey<'_>, pair: &Pair) -> Result<(), Refusal> {
    set_back_populates(edits, survey, pair.near, far_name(survey, &pair.far));
    match &pair.far {
        Far::Written(far) => set_back_populates(edits, survey, *far, &survey.relationship(pair.near).name),
        Far::Missing(name) | Far::Generated(name) => {
            write_other_side(edits, survey, pair.near, name, Linked::ByBackPopulates)?;
        }
    }
    Ok(())
}
