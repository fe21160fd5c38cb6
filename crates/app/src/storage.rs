//! What outlives the page: the text as it is typed, choices, and whether a run was under way.
//!
//! The text is kept twice: in the session's storage, so that two tabs do not write over each other, and in the
//! local storage, for the next visit. A browser that refuses storage costs memory of the text, nothing else.

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::{Storage, Window};

use crate::model::{Settings, Work};

const WORK: &str = "bothways.work";
const KEPT: &str = "bothways.kept";
const SETTINGS: &str = "bothways.settings";
const RUNNING: &str = "bothways.running";

/// The text of this tab, else of the last one.
pub fn work() -> Option<Work> {
    read(session(), WORK).or_else(|| read(local(), WORK))
}

/// Stores the text.
pub fn save_work(work: &Work) -> Result<(), String> {
    write(session(), WORK, work)?;
    write(local(), WORK, work)
}

/// Earlier work.
pub fn kept() -> Vec<Work> {
    read(local(), KEPT).unwrap_or_default()
}

/// Stores earlier work.
pub fn save_kept(kept: &[Work]) -> Result<(), String> {
    write(local(), KEPT, &kept)
}

/// The choices.
pub fn settings() -> Settings {
    read(local(), SETTINGS).unwrap_or_default()
}

/// Stores the choices.
pub fn save_settings(settings: &Settings) -> Result<(), String> {
    write(local(), SETTINGS, settings)
}

/// Whether the page was left while a program ran.
pub fn was_running() -> bool {
    local().and_then(|storage| storage.get_item(RUNNING).ok().flatten()).is_some()
}

/// Remembers whether a program runs.
pub fn set_running(running: bool) -> Result<(), String> {
    let storage = local().ok_or_else(blocked)?;
    let result = if running { storage.set_item(RUNNING, "1") } else { storage.remove_item(RUNNING) };
    result.map_err(|_| full())
}

fn local() -> Option<Storage> {
    web_sys::window().as_ref().map(Window::local_storage)?.ok().flatten()
}

fn session() -> Option<Storage> {
    web_sys::window().as_ref().map(Window::session_storage)?.ok().flatten()
}

fn read<T: DeserializeOwned>(storage: Option<Storage>, key: &str) -> Option<T> {
    serde_json::from_str(&storage?.get_item(key).ok().flatten()?).ok()
}

fn write<T: Serialize>(storage: Option<Storage>, key: &str, value: &T) -> Result<(), String> {
    let storage = storage.ok_or_else(blocked)?;
    let text = serde_json::to_string(value).map_err(|error| error.to_string())?;
    storage.set_item(key, &text).map_err(|_| full())
}

fn blocked() -> String {
    "This browser does not let the page store anything: your text is lost when you leave. Copy a link to keep it."
        .to_owned()
}

fn full() -> String {
    "The browser's storage is full: your text is not saved. Copy a link to keep it.".to_owned()
}
