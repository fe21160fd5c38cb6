//! The article's situations in a dedicated worker, where the page runs them, and the bytes that go between.

#[path = "article/situations.rs"]
mod situations;

use bothways_trace::{Program, Request, Response, VariantKind, decode, encode};
use situations::{both_written, generated, mistake, printed, the_mistake_fails};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
fn both_strategies_run() {
    for models in both_written().into_iter().chain(generated()) {
        assert_eq!(printed(models), "True\nTrue");
    }
}

#[wasm_bindgen_test]
fn the_mistake_is_an_error() {
    mistake().into_iter().for_each(|models| the_mistake_fails(&models));
}

#[wasm_bindgen_test]
fn a_comparison_survives_the_way_to_the_page() {
    let [models, _] = both_written();
    let script = "p = Parent()\nc = Child()\nc.parent = p\nprint(p.children == [c])\n".to_owned();
    let strategies = VariantKind::STRATEGIES.to_vec();
    let request =
        Request::Compare { ticket: 7, program: Program { models, script }, strategies, earlier: Vec::new() };
    let Some(Request::Compare { ticket, program, strategies, earlier }) =
        decode::<Request>(&encode(&request))
    else {
        unreachable!("it was a comparison")
    };
    let mut first = None;
    let compared = bothways_engine::compare(&program, &strategies, &earlier, |run| first = Some(run.clone()));
    let comparison = compared.comparison;
    let kinds: Vec<VariantKind> = comparison.variants.iter().map(|variant| variant.kind).collect();
    assert_eq!(
        kinds,
        [
            VariantKind::AsWritten,
            VariantKind::BackPopulates,
            VariantKind::Backref,
            VariantKind::NotLinked,
            VariantKind::OneSide
        ]
    );
    assert!(first.is_some(), "the run as written is handed over first");
    let response = Response::Compared { ticket, comparison: Box::new(comparison) };
    assert!(decode::<Response>(&encode(&response)) == Some(response));
}
