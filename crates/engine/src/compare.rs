//! The same script under each strategy.

use bothways_rewrite::{Strategy, rewrite};
use bothways_trace::{Comparison, Program, Run, Variant, VariantKind};

use crate::{run, verdict};

/// Runs the program as written, hands that run over at once, then runs it under each of these strategies. A
/// variant whose source is the program's own is not run again.
pub fn compare(program: &Program, strategies: &[VariantKind], mut on_first: impl FnMut(&Run)) -> Comparison {
    let written = run(program);
    on_first(&written);
    let rewritten = strategies.iter().filter_map(|kind| Some((*kind, strategy(*kind)?)));
    let mut variants: Vec<Variant> =
        rewritten.map(|(kind, strategy)| variant(program, &written, kind, strategy)).collect();
    variants.insert(
        0,
        Variant { kind: VariantKind::AsWritten, program: Ok(program.clone()), run: Some(written) },
    );
    let verdict = verdict::of(&variants);
    Comparison { variants, verdict }
}

/// How the models are rewritten for a column; the program as written is not.
fn strategy(kind: VariantKind) -> Option<Strategy> {
    match kind {
        VariantKind::AsWritten => None,
        VariantKind::BackPopulates => Some(Strategy::BackPopulates),
        VariantKind::Backref => Some(Strategy::Backref),
        VariantKind::NotLinked => Some(Strategy::NotLinked),
        VariantKind::OneSide => Some(Strategy::OneSide),
    }
}

fn variant(program: &Program, written: &Run, kind: VariantKind, strategy: Strategy) -> Variant {
    match rewrite(&program.models, strategy) {
        Ok(rewritten) => {
            let variant = Program { models: rewritten.source, script: program.script.clone() };
            let run = if variant == *program { written.clone() } else { run(&variant) };
            Variant { kind, program: Ok(variant), run: Some(run) }
        }
        Err(refusal) => Variant { kind, program: Err(refusal.to_string()), run: None },
    }
}
