//! The article's situations through the wasm build, on the page's own thread.

#[path = "article/situations.rs"]
mod situations;

use bothways_wasm::types::{SharedProgram, StrategyName};
use bothways_wasm::{check, decode_link, encode_link, rewrite};
use situations::{MISTAKE, both_written, generated, mistake, printed, the_mistake_fails};
use tsify::Tsify;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn back_populates_keeps_both_sides_in_step() {
    both_written().into_iter().for_each(|models| assert_eq!(printed(models), "True\nTrue"));
}

#[wasm_bindgen_test]
fn backref_keeps_both_sides_in_step() {
    generated().into_iter().for_each(|models| assert_eq!(printed(models), "True\nTrue"));
}

#[wasm_bindgen_test]
fn the_forgotten_side_is_an_error() {
    mistake().into_iter().for_each(|models| the_mistake_fails(&models));
}

#[wasm_bindgen_test]
fn the_forgotten_side_is_found_before_anything_runs() {
    for models in mistake() {
        let problems = check(models).expect("a check always answers").to_rust().expect("it has its shape").0;
        assert!(problems.iter().any(|problem| problem.message.contains(MISTAKE)), "{problems:?}");
    }
}

#[wasm_bindgen_test]
fn every_strategy_of_the_mistake_runs() {
    for models in mistake() {
        for (strategy, output) in [
            (StrategyName::BackPopulates, "True\nTrue"),
            (StrategyName::Backref, "True\nTrue"),
            (StrategyName::NotLinked, "False\nFalse"),
        ] {
            let strategy = strategy.into_ts().expect("a strategy has a name");
            let rewritten = rewrite(&models, strategy).expect("it can be rewritten");
            let rewritten = rewritten.to_rust().expect("it has its shape");
            assert_eq!(printed(rewritten.source), output);
        }
    }
}

#[wasm_bindgen_test]
fn what_cannot_be_rewritten_is_thrown() {
    let strategy = StrategyName::Backref.into_ts().expect("a strategy has a name");
    assert!(rewrite("x = 1\n", strategy).is_err());
}

#[wasm_bindgen_test]
fn a_link_gives_back_its_program() {
    let [models, _] = both_written();
    let program = SharedProgram { models, script: "print(1)\n".to_owned(), view: None, step: Some(3) };
    let link =
        encode_link(program.clone().into_ts().expect("it has its shape")).expect("any program has a link");
    let opened = decode_link(&format!("https://example.org/{link}.")).expect("a link is always answered");
    let opened = opened.to_rust().expect("it has its shape");
    assert_eq!((opened.program, opened.explanation), (Some(program), None));
}

#[wasm_bindgen_test]
fn a_link_cut_short_is_explained() {
    let opened = decode_link("#b1:").expect("a link is always answered").to_rust().expect("it has its shape");
    assert!(opened.explanation.is_some_and(|explanation| explanation.contains("cut short")));
}
