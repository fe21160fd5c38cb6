//! The editor of one document: CodeMirror through the bridge in `www/editor`, or a plain text area.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::model::Hovered;
use crate::offsets::{utf8, utf16};

/// The event by which the bridge says that it has loaded.
pub const LOADED: &str = "bothways-editor";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = bothwaysEditor)]
    type Bridge;

    #[wasm_bindgen(constructor, js_class = bothwaysEditor)]
    fn new(
        parent: &HtmlElement,
        label: &str,
        text: &str,
        changed: &Closure<dyn FnMut(String)>,
        clicked: &Closure<dyn FnMut(u32)>,
        act: &Closure<dyn FnMut(String)>,
        broken: &Closure<dyn FnMut(Vec<u32>)>,
        asked: &Closure<dyn FnMut(String)>,
    ) -> Bridge;

    #[wasm_bindgen(method, js_name = setText)]
    fn set_text(this: &Bridge, text: &str);

    #[wasm_bindgen(method, js_name = setDiagnostics)]
    fn set_diagnostics(this: &Bridge, diagnostics: &Array);

    #[wasm_bindgen(method)]
    fn mark(this: &Bridge, from: u32, to: u32, beside: &str);

    #[wasm_bindgen(method)]
    fn unmark(this: &Bridge);

    #[wasm_bindgen(method, js_name = setBreakpoints)]
    fn set_breakpoints(this: &Bridge, lines: &[u32]);

    #[wasm_bindgen(method)]
    fn answer(this: &Bridge, value: Option<&str>);

    #[wasm_bindgen(method)]
    fn select(this: &Bridge, from: u32, to: u32);

    #[wasm_bindgen(method)]
    fn destroy(this: &Bridge);
}

/// Whether the bridge has loaded.
pub fn is_loaded() -> bool {
    Reflect::has(&js_sys::global(), &JsValue::from_str("bothwaysEditor")).unwrap_or(false)
}

/// An underlined range.
#[derive(Clone, PartialEq, Debug)]
pub struct Underline {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// What is said there.
    pub message: String,
    /// What can be done: a label and a name that comes back by `acted`.
    pub actions: Vec<(String, String)>,
}

/// The statement that is shown as the current one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// What is written at the end of its line.
    pub beside: String,
}

/// What an editor is given.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The name for assistive technology.
    pub label: AttrValue,
    /// The text.
    pub text: AttrValue,
    /// Grows when the text changed other than by typing.
    pub revision: u32,
    /// What is underlined; none while the findings are about an older text.
    pub underlines: Option<Vec<Underline>>,
    /// The range whose lines are marked, if any; none at all while the run is one of an older text, when the
    /// editor moves its mark along with the edits.
    pub mark: Option<Option<Mark>>,
    /// A range to select, and a count of such wishes.
    pub selection: Option<(u32, u32, u32)>,
    /// Lines with a breakpoint, from 1; CodeMirror moves them along with the edits.
    pub breakpoints: Vec<u32>,
    /// What the name that was asked for holds.
    pub answer: Option<Hovered>,
    /// Whether to be a text area.
    pub plain: bool,
    /// Every edit.
    pub changed: Callback<String>,
    /// A click on a line number, from 1.
    pub clicked: Callback<u32>,
    /// The breakpoints, after a click or an edit.
    pub broken: Callback<Vec<u32>>,
    /// The text area was asked to set or clear the breakpoint of its line.
    pub toggled: Callback<u32>,
    /// The pointer rests on a name.
    pub asked: Callback<String>,
    /// An action of an underline.
    pub acted: Callback<String>,
}

/// The editor of one document.
pub struct Editor {
    node: NodeRef,
    open: Option<Open>,
}

/// A bridge with the closures it calls.
struct Open {
    bridge: Bridge,
    _changed: Closure<dyn FnMut(String)>,
    _clicked: Closure<dyn FnMut(u32)>,
    _act: Closure<dyn FnMut(String)>,
    _broken: Closure<dyn FnMut(Vec<u32>)>,
    _asked: Closure<dyn FnMut(String)>,
}

/// What the bridge reports.
pub enum Heard {
    /// The text, edited.
    Changed(String),
    /// A click on the line number of the line at this UTF-16 offset.
    Clicked(u32),
    /// An action.
    Acted(String),
    /// The lines with a breakpoint.
    Broken(Vec<u32>),
    /// The key for a breakpoint, with the cursor of the text area in this line.
    Toggled(u32),
    /// A name that the pointer rests on.
    Asked(String),
}

impl Component for Editor {
    type Message = Heard;
    type Properties = Props;

    fn create(_context: &Context<Self>) -> Self {
        Self { node: NodeRef::default(), open: None }
    }

    fn update(&mut self, context: &Context<Self>, heard: Heard) -> bool {
        let props = context.props();
        match heard {
            Heard::Changed(text) => props.changed.emit(text),
            Heard::Acted(name) => props.acted.emit(name),
            Heard::Broken(lines) => props.broken.emit(lines),
            Heard::Toggled(line) => props.toggled.emit(line),
            Heard::Asked(chain) => props.asked.emit(chain),
            Heard::Clicked(unit) => {
                props.clicked.emit(line_of(&props.text, unit));
            }
        }
        false
    }

    fn changed(&mut self, context: &Context<Self>, old: &Props) -> bool {
        let props = context.props();
        if props.plain {
            self.close();
            if props.selection != old.selection {
                self.select_plainly(props);
            }
            return true;
        }
        let Some(Open { bridge, .. }) = &self.open else { return true };
        if props.revision != old.revision {
            bridge.set_text(&props.text);
        }
        if props.underlines != old.underlines {
            underline(bridge, props);
        }
        if props.mark != old.mark {
            mark(bridge, props);
        }
        if props.breakpoints != old.breakpoints {
            bridge.set_breakpoints(&props.breakpoints);
        }
        if let Some(answer) = props.answer.as_ref().filter(|_| props.answer != old.answer) {
            bridge.answer(answer.value.as_deref());
        }
        if let Some((start, end, _)) = props.selection.filter(|_| props.selection != old.selection) {
            bridge.select(utf16(&props.text, start as usize), utf16(&props.text, end as usize));
        }
        false
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        if !props.plain {
            return html! { <div key="bridge" class="editor" ref={self.node.clone()} /> };
        }
        let input = context.link().callback(|event: InputEvent| {
            Heard::Changed(event.target_unchecked_into::<HtmlTextAreaElement>().value())
        });
        let keys = context.link().batch_callback(|event: KeyboardEvent| {
            let area = event.target_dyn_into::<HtmlTextAreaElement>().filter(|_| event.key() == "F9")?;
            event.prevent_default();
            // The page has the key too, for the line of the step.
            event.stop_propagation();
            Some(Heard::Toggled(line_of(&area.value(), area.selection_start().ok().flatten()?)))
        });
        html! {
            <textarea key="plain" class="editor plain" ref={self.node.clone()} aria-label={props.label.clone()}
                value={props.text.clone()} oninput={input} onkeydown={keys}
                spellcheck="false" autocomplete="off" autocapitalize="off" wrap="off" />
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _first: bool) {
        if !context.props().plain && self.open.is_none() {
            self.open(context);
        }
    }

    fn destroy(&mut self, _context: &Context<Self>) {
        self.close();
    }
}

impl Editor {
    fn open(&mut self, context: &Context<Self>) {
        let Some(parent) = self.node.cast::<HtmlElement>().filter(|_| is_loaded()) else { return };
        let (props, link) = (context.props(), context.link());
        let changed = link.callback(Heard::Changed);
        let changed = Closure::new(move |text: String| changed.emit(text));
        let clicked = link.callback(Heard::Clicked);
        let clicked = Closure::new(move |unit: u32| clicked.emit(unit));
        let act = link.callback(Heard::Acted);
        let act = Closure::new(move |name: String| act.emit(name));
        let broken = link.callback(Heard::Broken);
        let broken = Closure::new(move |lines: Vec<u32>| broken.emit(lines));
        let asked = link.callback(Heard::Asked);
        let asked = Closure::new(move |chain: String| asked.emit(chain));
        let bridge =
            Bridge::new(&parent, &props.label, &props.text, &changed, &clicked, &act, &broken, &asked);
        bridge.set_breakpoints(&props.breakpoints);
        underline(&bridge, props);
        mark(&bridge, props);
        self.open = Some(Open {
            bridge,
            _changed: changed,
            _clicked: clicked,
            _act: act,
            _broken: broken,
            _asked: asked,
        });
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            open.bridge.destroy();
        }
    }

    fn select_plainly(&self, props: &Props) {
        let area = self.node.cast::<HtmlTextAreaElement>();
        if let (Some(area), Some((start, end, _))) = (area, props.selection) {
            let unit = |byte: u32| utf16(&props.text, byte as usize);
            drop(area.focus());
            drop(area.set_selection_range(unit(start), unit(end)));
        }
    }
}

/// The line, from 1, that a UTF-16 offset is in.
fn line_of(text: &str, unit: u32) -> u32 {
    u32::try_from(crate::view::source::line_at(text, utf8(text, unit))).unwrap_or(u32::MAX)
}

fn underline(bridge: &Bridge, props: &Props) {
    let Some(underlines) = &props.underlines else { return };
    let list = Array::new();
    for underline in underlines {
        let actions = Array::new();
        for (label, name) in &underline.actions {
            actions.push(&object(&[("label", label.as_str().into()), ("name", name.as_str().into())]));
        }
        list.push(&object(&[
            ("from", utf16(&props.text, underline.start).into()),
            ("to", utf16(&props.text, underline.end).into()),
            ("severity", underline.severity.into()),
            ("message", underline.message.as_str().into()),
            ("actions", actions.into()),
        ]));
    }
    bridge.set_diagnostics(&list);
}

fn mark(bridge: &Bridge, props: &Props) {
    match &props.mark {
        Some(Some(Mark { start, end, beside })) => {
            let unit = |byte: u32| utf16(&props.text, byte as usize);
            bridge.mark(unit(*start), unit(*end), beside);
        }
        Some(None) => bridge.unmark(),
        None => {}
    }
}

fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in fields {
        // Setting a field of a new plain object cannot fail.
        drop(Reflect::set(&object, &JsValue::from_str(key), value));
    }
    object
}
