//! The same script under each strategy, and versions of the program that were pinned.

use bothways_rewrite::{Strategy, rewrite};
use bothways_sql::Schema;
use bothways_trace::{Answer, Comparison, Program, Run, Variant, VariantKind};

use crate::run::run_with_schema;
use crate::{ask, verdict};

/// A comparison with the tables of its runs, so that their rows can be asked.
pub struct Compared {
    /// What the page is told.
    pub comparison: Comparison,
    /// The tables of each variant that was run.
    pub schemas: Vec<Option<Schema>>,
}

impl Compared {
    /// Asks the rows of the variant with this program, at a position of its journal; none where no variant has it.
    pub fn ask(&self, program: &Program, position: u64, text: &str) -> Option<Result<Answer, String>> {
        let variants = self.comparison.variants.iter().zip(&self.schemas);
        let mut ran = variants.filter_map(|(variant, schema)| {
            Some((variant.program.as_ref().ok()?, variant.run.as_ref()?, schema.as_ref()?))
        });
        let (_, run, schema) = ran.find(|(own, ..)| *own == program)?;
        Some(ask(schema, &run.journal, position, text))
    }
}

/// Runs the program as written, hands that run over at once, then runs it under each of these strategies, and the
/// pinned versions. A variant whose source is the program's own is not run again.
pub fn compare(
    program: &Program,
    strategies: &[VariantKind],
    earlier: &[Program],
    mut on_first: impl FnMut(&Run),
) -> Compared {
    let (written, schema) = run_with_schema(program);
    on_first(&written);
    let rewritten = strategies.iter().filter_map(|kind| Some((*kind, strategy(*kind)?)));
    let rewritten = rewritten.map(|(kind, strategy)| (kind, under(program, strategy)));
    let pinned =
        (0..).zip(earlier).map(|(number, pinned)| (VariantKind::Earlier(number), Ok(pinned.clone())));
    let others: Vec<(Variant, Option<Schema>)> =
        rewritten.chain(pinned).map(|(kind, own)| variant(program, &written, kind, own)).collect();
    let first = Variant { kind: VariantKind::AsWritten, program: Ok(program.clone()), run: Some(written) };
    let (variants, schemas): (Vec<_>, _) = std::iter::once((first, Some(schema))).chain(others).unzip();
    let verdict = verdict::of(&variants);
    Compared { comparison: Comparison { variants, verdict }, schemas }
}

/// How the models are rewritten for a column; the program as written and pinned ones are not.
fn strategy(kind: VariantKind) -> Option<Strategy> {
    match kind {
        VariantKind::AsWritten | VariantKind::Earlier(_) => None,
        VariantKind::BackPopulates => Some(Strategy::BackPopulates),
        VariantKind::Backref => Some(Strategy::Backref),
        VariantKind::NotLinked => Some(Strategy::NotLinked),
        VariantKind::OneSide => Some(Strategy::OneSide),
    }
}

fn under(program: &Program, strategy: Strategy) -> Result<Program, String> {
    let rewritten = rewrite(&program.models, strategy).map_err(|refusal| refusal.to_string())?;
    Ok(Program { models: rewritten.source, script: program.script.clone() })
}

fn variant(
    program: &Program,
    written: &Run,
    kind: VariantKind,
    own: Result<Program, String>,
) -> (Variant, Option<Schema>) {
    let (run, schema) = match &own {
        Ok(own) if own == program => (Some(written.clone()), None),
        Ok(own) => {
            let (run, schema) = run_with_schema(own);
            (Some(run), Some(schema))
        }
        Err(_) => (None, None),
    };
    (Variant { kind, program: own, run }, schema)
}
