//! The same script under each strategy.

use bothways_rewrite::{Strategy, rewrite};
use bothways_trace::{Comparison, Program, Run, Variant, VariantKind};

use crate::{run, verdict};

const STRATEGIES: [(VariantKind, Strategy); 3] = [
    (VariantKind::BackPopulates, Strategy::BackPopulates),
    (VariantKind::Backref, Strategy::Backref),
    (VariantKind::NotLinked, Strategy::NotLinked),
];

/// Runs the program as written, hands that run over at once, then runs the strategy variants. A variant whose
/// source is the program's own is not run again.
pub fn compare(program: &Program, mut on_first: impl FnMut(&Run)) -> Comparison {
    let written = run(program);
    on_first(&written);
    let mut variants: Vec<Variant> =
        STRATEGIES.into_iter().map(|(kind, strategy)| variant(program, &written, kind, strategy)).collect();
    variants.insert(
        0,
        Variant { kind: VariantKind::AsWritten, program: Ok(program.clone()), run: Some(written) },
    );
    let verdict = verdict::of(&variants);
    Comparison { variants, verdict }
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
