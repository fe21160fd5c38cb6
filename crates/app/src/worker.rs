//! The only place that talks to the engine's worker.

use bothways_trace::{Request, Response, decode, encode};
use gloo_events::EventListener;
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

use crate::model::Action;

/// Beside the page, whatever path it is served under.
const LOADER: &str = "./worker_loader.js";

/// A running worker; dropping it ends it, in the middle of a run if need be.
pub struct EngineWorker {
    worker: Worker,
    _listeners: [EventListener; 3],
}

impl EngineWorker {
    /// Starts a worker; it answers `Ready` once the engine has loaded.
    pub fn start(act: Callback<Action>) -> Result<Self, String> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(LOADER, &options).map_err(|error| describe(&error))?;
        let listeners = [
            EventListener::new(&worker, "message", {
                let act = act.clone();
                move |event| act.emit(answer(event))
            }),
            EventListener::new(&worker, "error", {
                let act = act.clone();
                move |event| act.emit(Action::EngineFailed(failure(event)))
            }),
            EventListener::new(&worker, "messageerror", move |_| {
                act.emit(Action::EngineFailed("an answer could not be read".to_owned()));
            }),
        ];
        Ok(Self { worker, _listeners: listeners })
    }

    /// Sends a request; the answer comes as an action.
    pub fn send(&self, request: &Request) {
        let bytes = Uint8Array::from(encode(request).as_slice());
        let buffer = bytes.buffer();
        // A buffer made here can always be transferred.
        drop(self.worker.post_message_with_transfer(&buffer, &js_sys::Array::of1(&buffer)));
    }
}

impl Drop for EngineWorker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn answer(event: &web_sys::Event) -> Action {
    let response = event.dyn_ref::<MessageEvent>().and_then(|message| bytes(&message.data()));
    match response.and_then(|bytes| decode::<Response>(&bytes)) {
        Some(response) => Action::Answered(Box::new(response)),
        None => Action::EngineFailed("an answer could not be read".to_owned()),
    }
}

fn bytes(data: &JsValue) -> Option<Vec<u8>> {
    if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
        return Some(bytes.to_vec());
    }
    data.dyn_ref::<ArrayBuffer>().map(|buffer| Uint8Array::new(buffer).to_vec())
}

fn failure(event: &web_sys::Event) -> String {
    let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
    if message.is_empty() { "its files could not be loaded".to_owned() } else { message }
}

fn describe(error: &JsValue) -> String {
    error.as_string().unwrap_or_else(|| "this browser does not start module workers".to_owned())
}
