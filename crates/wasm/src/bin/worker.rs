//! The engine's end of the conversation with the page: a dedicated worker that is told what to run and
//! answers with bytes. The page stops a run by ending the worker, so nothing here listens while it runs.

use std::cell::RefCell;

use bothways_engine::{Compared, compare};
use bothways_trace::{Answer, Program, Request, Response, decode, encode};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt, throw_str};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let newest = RefCell::new(None);
    let listener = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        move |event: MessageEvent| answer(&scope, &newest, &event.data())
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The worker listens as long as it lives.
    listener.forget();
    post(&scope, &Response::Ready);
}

/// The newest comparison is kept for questions about its rows.
fn answer(scope: &DedicatedWorkerGlobalScope, newest: &RefCell<Option<Compared>>, message: &JsValue) {
    match bytes(message).and_then(|bytes| decode::<Request>(&bytes)) {
        Some(Request::Compare { ticket, program, strategies, earlier }) => {
            let Compared { comparison, schemas } = compare(&program, &strategies, &earlier, |run| {
                post(scope, &Response::Ran { ticket, run: Box::new(run.clone()) });
            });
            let response = Response::Compared { ticket, comparison: Box::new(comparison) };
            post(scope, &response);
            if let Response::Compared { comparison, .. } = response {
                newest.replace(Some(Compared { comparison: *comparison, schemas }));
            }
        }
        Some(Request::Ask { ticket, program, position, text }) => {
            let answer = asked(newest, &program, position, &text);
            post(scope, &Response::Asked { ticket, answer });
        }
        None => throw_str("the page sent a message that this worker cannot read"),
    }
}

/// A worker that has not run the program, because another one was stopped, runs it first.
fn asked(
    newest: &RefCell<Option<Compared>>,
    program: &Program,
    position: u64,
    text: &str,
) -> Result<Answer, String> {
    let known = newest.borrow().as_ref().and_then(|compared| compared.ask(program, position, text));
    known.unwrap_or_else(|| {
        let compared = compare(program, &[], &[], |_| ());
        let answer = compared.ask(program, position, text);
        newest.replace(Some(compared));
        answer.unwrap_or_else(|| Ok(Answer::default()))
    })
}

fn bytes(message: &JsValue) -> Option<Vec<u8>> {
    if let Some(buffer) = message.dyn_ref::<ArrayBuffer>() {
        return Some(Uint8Array::new(buffer).to_vec());
    }
    message.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

/// Hands the bytes over without another copy.
fn post(scope: &DedicatedWorkerGlobalScope, response: &Response) {
    let buffer = Uint8Array::from(encode(response).as_slice()).buffer();
    scope.post_message_with_transfer(&buffer, &Array::of1(&buffer)).unwrap_throw();
}
