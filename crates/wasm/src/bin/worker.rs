//! The engine's end of the conversation with the page: a dedicated worker that is told what to run and
//! answers with bytes. The page stops a run by ending the worker, so nothing here listens while it runs.

use bothways_trace::{Request, Response, decode, encode};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt, throw_str};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        move |event: MessageEvent| answer(&scope, &event.data())
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The worker listens as long as it lives.
    listener.forget();
    post(&scope, &Response::Ready);
}

fn answer(scope: &DedicatedWorkerGlobalScope, message: &JsValue) {
    let request = bytes(message).and_then(|bytes| decode::<Request>(&bytes));
    let Some(Request::Compare { ticket, program, strategies }) = request else {
        throw_str("the page sent a message that this worker cannot read");
    };
    let comparison = bothways_engine::compare(&program, &strategies, |run| {
        post(scope, &Response::Ran { ticket, run: Box::new(run.clone()) });
    });
    post(scope, &Response::Compared { ticket, comparison: Box::new(comparison) });
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
