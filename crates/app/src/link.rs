//! The page's address: reading a shared link from it and putting one into it.

use web_sys::Location;

use crate::model::Opened;

/// The link in the address, if there is one.
pub fn opened() -> Option<Opened> {
    let fragment = location()?.hash().ok()?;
    if fragment.len() <= 1 {
        return None;
    }
    let read = bothways_share::decode(&fragment);
    Some(Opened { fragment, read })
}

/// The whole address.
pub fn address() -> String {
    location().and_then(|location| location.href().ok()).unwrap_or_default()
}

/// Puts a fragment, or none, into the address without a new entry in the history and without an event.
pub fn set_fragment(fragment: Option<&str>) {
    let Some(window) = web_sys::window() else { return };
    let Some(address) = location().and_then(|location| location.href().ok()) else { return };
    let base = address.split('#').next().unwrap_or_default();
    let address = format!("{base}{}", fragment.unwrap_or_default());
    // Refused only for other origins and on floods of calls; the link is copied all the same.
    if let Ok(history) = window.history() {
        drop(history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address)));
    }
}

fn location() -> Option<Location> {
    Some(web_sys::window()?.location())
}
