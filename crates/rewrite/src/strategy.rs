//! The strategies: how the two sides of a relationship may be written.

mod back_populates;
mod backref;
mod carried;
mod link;
mod not_linked;
mod one_side;
mod other_side;

use bothways_diagnostics::Edit;

pub(crate) use link::set_back_populates;
pub(crate) use other_side::{Linked, write_other_side};

use crate::Refusal;
use crate::edits::{self, Edits};
use crate::pairs::{Far, pairs};
use crate::survey::Survey;

/// A way to write the two sides of a relationship.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strategy {
    /// Both sides written out, each naming the other.
    BackPopulates,
    /// One side written, the other generated.
    Backref,
    /// Two relationships that do not know each other.
    NotLinked,
    /// The side written first, and no other.
    OneSide,
}

/// Models under a strategy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rewritten {
    /// The whole document.
    pub source: String,
    /// What was changed, in order; empty where the models already follow the strategy. The document is
    /// numbered 0.
    pub edits: Vec<Edit>,
}

/// Rewrites every relationship of the models that has, or names, another side.
pub fn rewrite(models: &str, strategy: Strategy) -> Result<Rewritten, Refusal> {
    let survey = Survey::of(models)?;
    let mut edits = Edits::default();
    for pair in pairs(&survey)? {
        match strategy {
            Strategy::BackPopulates => back_populates::rewrite(&mut edits, &survey, &pair)?,
            Strategy::Backref => backref::rewrite(&mut edits, &survey, &pair)?,
            Strategy::NotLinked => not_linked::rewrite(&mut edits, &survey, &pair)?,
            Strategy::OneSide => one_side::rewrite(&mut edits, &survey, &pair)?,
        }
    }
    let edits = edits.finish(0)?;
    let source = edits::apply(models, &edits)?;
    Ok(Rewritten { source, edits })
}

/// The other side's name, wherever it comes from.
fn far_name<'s>(survey: &'s Survey<'_>, far: &'s Far) -> &'s str {
    match far {
        Far::Written(id) => &survey.relationship(*id).name,
        Far::Missing(name) | Far::Generated(name) => name,
    }
}
