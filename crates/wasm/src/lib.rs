//! Bothways for JavaScript. Each function translates, calls the engine, and translates back; what crosses the
//! border is declared in [`types`], from which the TypeScript declarations are made.

pub mod types;

use bothways_rewrite::Strategy;
use bothways_share::Shared;
use bothways_trace::{Ending, Program};
use tsify::{Ts, Tsify};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use types::{Opened, Problems, Ran, Rewritten, SharedProgram, StrategyName, Transcript};

/// Runs a program: models and a script, one after the other in one namespace. A program that fails, or that
/// is refused, is a result too.
#[wasm_bindgen]
pub fn run(models: String, script: String) -> Result<Ts<Ran>, JsError> {
    let run = bothways_engine::run(&Program { models, script });
    let transcript: Transcript = serde_json::from_value(bothways_engine::transcript(&run))?;
    let traceback = match &run.ending {
        Ending::Error(error) => Some(error.traceback.clone()),
        Ending::Finished | Ending::Unsupported { .. } | Ending::Limit { .. } => None,
    };
    let problems = run.problems.into_iter().map(Into::into).collect();
    Ok(Ran { transcript, traceback, problems }.into_ts()?)
}

/// Finds what is wrong with models before anything is created from them.
#[wasm_bindgen]
pub fn check(models: String) -> Result<Ts<Problems>, JsError> {
    let problems = bothways_engine::check(&Program { models, script: String::new() });
    Ok(Problems(problems.into_iter().map(Into::into).collect()).into_ts()?)
}

/// Rewrites models to another strategy. Throws where it would not be certain, saying why.
#[wasm_bindgen]
pub fn rewrite(models: &str, strategy: Ts<StrategyName>) -> Result<Ts<Rewritten>, JsError> {
    let strategy = match strategy.to_rust()? {
        StrategyName::BackPopulates => Strategy::BackPopulates,
        StrategyName::Backref => Strategy::Backref,
        StrategyName::NotLinked => Strategy::NotLinked,
        StrategyName::OneSide => Strategy::OneSide,
    };
    let rewritten = bothways_rewrite::rewrite(models, strategy)?;
    Ok(Rewritten { source: rewritten.source, edits: rewritten.edits.into_iter().map(Into::into).collect() }
        .into_ts()?)
}

/// The fragment `#b1:…` of the link that opens a program.
#[wasm_bindgen]
pub fn encode_link(program: Ts<SharedProgram>) -> Result<String, JsError> {
    Ok(bothways_share::encode(&Shared::from(program.to_rust()?)))
}

/// Reads a link: a fragment or a whole address, as it is or mangled on its way.
#[wasm_bindgen]
pub fn decode_link(link: &str) -> Result<Ts<Opened>, JsError> {
    let opened = match bothways_share::decode(link) {
        Ok(shared) => Opened { program: Some(shared.into()), explanation: None },
        Err(error) => Opened {
            program: error.recovered().cloned().map(Into::into),
            explanation: Some(error.to_string()),
        },
    };
    Ok(opened.into_ts()?)
}
