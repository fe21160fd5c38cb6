//! The one place where effects happen: worker, storage, address, clipboard, timers and the keyboard.

use std::collections::BTreeMap;

use bothways_trace::Request;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlAnchorElement, HtmlElement, KeyboardEvent};
use yew::Callback;

use crate::model::{Action, Effect, State, Theme, Timer, Wanted};
use crate::worker::EngineWorker;
use crate::{editor, graph, link, storage};

/// The browser, as far as the page uses it.
pub struct Browser {
    act: Callback<Action>,
    worker: Option<EngineWorker>,
    timers: BTreeMap<Timer, Timeout>,
    _listeners: Vec<EventListener>,
}

impl Browser {
    /// Starts the worker at once, so that it loads while the page is drawn, and listens.
    pub fn new(act: Callback<Action>) -> Self {
        let listeners = [
            listen_to_address(&act),
            listen_to_keys(&act),
            listen_for_editor(&act),
            listen_for_graph(&act),
            listen_to_pointer(),
        ];
        let mut browser = Self {
            act,
            worker: None,
            timers: BTreeMap::new(),
            _listeners: listeners.into_iter().flatten().collect(),
        };
        browser.respawn();
        browser
    }

    /// What the page opens with.
    pub fn opening(&self) -> Action {
        if editor::is_loaded() {
            self.act.emit(Action::EditorLoaded);
        }
        Action::Opened {
            work: storage::work().map(Box::new),
            kept: storage::kept(),
            settings: Box::new(storage::settings()),
            interrupted: storage::was_running(),
            link: link::opened(),
        }
    }

    /// Does what `reduce` asked for.
    pub fn perform(&mut self, effect: Effect, state: &State) {
        match effect {
            Effect::Send { ticket, program } => {
                self.stored(storage::set_running(true));
                if let Some(worker) = &self.worker {
                    let (strategies, earlier) =
                        (state.settings.strategies.clone(), state.work.pinned.clone());
                    worker.send(&Request::Compare { ticket, program, strategies, earlier });
                }
            }
            Effect::Ask { ticket, program, position, text } => {
                if let Some(worker) = &self.worker {
                    worker.send(&Request::Ask { ticket, program, position, text });
                }
            }
            Effect::ClearRunning => self.stored(storage::set_running(false)),
            Effect::Respawn => self.respawn(),
            Effect::SaveWork => self.stored(storage::save_work(&state.work)),
            Effect::SaveKept => self.stored(storage::save_kept(&state.kept)),
            Effect::SaveSettings => self.stored(storage::save_settings(&state.settings)),
            Effect::ApplyTheme(theme) => apply_theme(theme),
            Effect::Start(timer, pause) => {
                let act = self.act.clone();
                self.timers.insert(timer, Timeout::new(pause, move || act.emit(Action::Elapsed(timer))));
            }
            Effect::Cancel(timer) => {
                self.timers.remove(&timer);
            }
            Effect::Copy(fragment) => self.copy(&fragment),
            Effect::CopyText { text, what } => self.copy_text(text, what),
            Effect::Download { name, media_type, text } => download(&name, media_type, &text),
            Effect::SetFragment(fragment) => link::set_fragment(fragment.as_deref()),
        }
    }

    fn respawn(&mut self) {
        // Dropping the old worker ends it, whatever it is doing.
        self.worker = None;
        match EngineWorker::start(self.act.clone()) {
            Ok(worker) => self.worker = Some(worker),
            Err(why) => self.act.emit(Action::EngineFailed(why)),
        }
    }

    fn stored(&self, result: Result<(), String>) {
        if let Err(why) = result {
            self.act.emit(Action::StorageFailed(why));
        }
    }

    /// Puts the link into the address and the clipboard.
    fn copy(&self, fragment: &str) {
        link::set_fragment(Some(fragment));
        let link = link::address();
        let copied = Action::Copied(link.chars().count());
        self.write(link, copied);
    }

    fn copy_text(&self, text: String, what: &'static str) {
        self.write(text, Action::TextCopied(what));
    }

    /// Writes into the clipboard; what it refuses is shown for copying by hand.
    fn write(&self, text: String, written: Action) {
        let act = self.act.clone();
        let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
        // Outside secure contexts there is no clipboard at all, whatever the binding says.
        let Some(clipboard) = clipboard.filter(|clipboard| !JsValue::from(clipboard).is_undefined()) else {
            act.emit(Action::CopyRefused(text));
            return;
        };
        let promise = JsFuture::from(clipboard.write_text(&text));
        spawn_local(async move {
            act.emit(match promise.await {
                Ok(_) => written,
                Err(_) => Action::CopyRefused(text),
            });
        });
    }
}

/// Saves a text as a file, as a click on a link to it would.
fn download(name: &str, media_type: &str, text: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(link) = document.create_element("a") else { return };
    let Ok(link) = link.dyn_into::<HtmlAnchorElement>() else { return };
    link.set_href(&format!("data:{media_type};charset=utf-8,{}", js_sys::encode_uri_component(text)));
    link.set_download(name);
    link.click();
}

fn apply_theme(theme: Theme) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
    match theme {
        Theme::System => root.dataset().delete("theme"),
        // The document element accepts any data attribute.
        Theme::Light | Theme::Dark => drop(root.dataset().set("theme", theme.name())),
    }
}

fn listen_to_address(act: &Callback<Action>) -> Option<EventListener> {
    let act = act.clone();
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| act.emit(Action::LinkChanged(link::opened()))))
}

fn listen_for_editor(act: &Callback<Action>) -> Option<EventListener> {
    let act = act.clone();
    let window = web_sys::window()?;
    Some(EventListener::new(&window, editor::LOADED, move |_| act.emit(Action::EditorLoaded)))
}

fn listen_for_graph(act: &Callback<Action>) -> Option<EventListener> {
    let act = act.clone();
    let window = web_sys::window()?;
    Some(EventListener::new(&window, graph::LOADED, move |_| act.emit(Action::GraphLoaded)))
}

/// Arrow keys step wherever no control wants them; Control and Enter runs everywhere.
fn listen_to_keys(act: &Callback<Action>) -> Option<EventListener> {
    let act = act.clone();
    let document = web_sys::window()?.document()?;
    let options = gloo_events::EventListenerOptions { passive: false, ..Default::default() };
    Some(EventListener::new_with_options(&document, "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let action = match key.key().as_str() {
            "Escape" => {
                close_menu(None);
                act.emit(Action::Escape);
                None
            }
            "Enter" if key.ctrl_key() || key.meta_key() => {
                Some(if is_within(key, ".question") { Action::Ask } else { Action::Run })
            }
            "ArrowLeft" if is_free(key) => Some(Action::Move(-1)),
            "ArrowRight" if is_free(key) => Some(Action::Move(1)),
            "Home" if is_free(key) => Some(Action::GoTo(0)),
            "End" if is_free(key) => Some(Action::GoTo(usize::MAX)),
            "s" if is_unused(key) => Some(Action::Jump(Wanted::Sql)),
            "w" if is_unused(key) => Some(Action::Jump(Wanted::Warning)),
            "c" if is_unused(key) => Some(Action::Jump(Wanted::Change)),
            "b" if is_unused(key) => Some(Action::Jump(Wanted::Breakpoint)),
            "F9" if !is_within(key, ".cm-editor") => Some(Action::ToggleBreakpointHere),
            "d" if is_unused(key) => Some(Action::GoToDifference),
            "p" if is_unused(key) => Some(Action::TogglePlay),
            "?" if is_unused(key) => Some(Action::ToggleKeys),
            _ => None,
        };
        if let Some(action) = action {
            key.prevent_default();
            act.emit(action);
        }
    }))
}

/// A click beside an open menu closes it.
fn listen_to_pointer() -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    Some(EventListener::new(&document, "pointerdown", |event| {
        close_menu(event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok()).as_ref());
    }))
}

/// Closes the open menu unless this node is in it.
fn close_menu(inside: Option<&web_sys::Node>) {
    let document = web_sys::window().and_then(|window| window.document());
    let menu = document.and_then(|document| document.query_selector("details.menu[open]").ok().flatten());
    if let Some(menu) = menu.filter(|menu| inside.is_none_or(|node| !menu.contains(Some(node)))) {
        // Removing an attribute does not fail on an element that has it.
        drop(menu.remove_attribute("open"));
    }
}

/// Whether the focus is nowhere that arrow keys mean something else.
fn is_free(key: &KeyboardEvent) -> bool {
    !key.shift_key() && is_unused(key) && !is_within(key, "input, [role=tab], [role=separator], .scrolls")
}

/// Whether the key comes alone (but for Shift, which a question mark needs), and not to a text or a choice.
fn is_unused(key: &KeyboardEvent) -> bool {
    let modified = key.alt_key() || key.ctrl_key() || key.meta_key() || key.default_prevented();
    !modified
        && !is_within(key, "input:not([type=range], [type=checkbox]), textarea, select, [contenteditable]")
}

fn is_within(key: &KeyboardEvent, selectors: &str) -> bool {
    let target = key.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.closest(selectors).ok().flatten().is_some())
}
