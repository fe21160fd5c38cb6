//! A sheet larger than its window: it scrolls, is dragged by the pointer, says how much room there is, and brings
//! what matters into view.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver, ResizeObserverEntry};
use yew::prelude::*;

use crate::view::geometry::{Corner, Rect, Size, around, reveal};

/// What stays free around what is brought into view, in CSS pixels.
const MARGIN: f64 = 12.0;

/// What a sheet is given.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its name for assistive technology.
    pub label: AttrValue,
    /// What to bring into view whenever it changes, in CSS pixels of the sheet.
    pub changed: Option<Rect>,
    /// Where something is on the sheet: all of it is brought into view if there is room, or else some.
    pub shown: Vec<Rect>,
    /// How wide the window became, in CSS pixels without its padding.
    pub resized: Callback<f64>,
    /// What is on the sheet.
    pub children: Children,
}

/// The window with the sheet in it.
#[component]
pub fn Paper(props: &Props) -> Html {
    let node = use_node_ref();
    {
        let (node, resized) = (node.clone(), props.resized.clone());
        use_effect_with((), move |()| {
            let watching = node.cast::<Element>().and_then(|window| watch(&window, resized));
            move || watching.iter().for_each(|watching| watching.observer.disconnect())
        });
    }
    {
        let node = node.clone();
        use_effect_with((props.changed, props.shown.clone()), move |(changed, shown)| {
            let Some(window) = node.cast::<Element>() else { return };
            let seen = seen(&window);
            let lost = !shown.iter().any(|rect| rect.overlaps(&seen));
            let least = changed.or_else(|| shown.first().copied().filter(|_| lost));
            let all = around(shown.iter().copied());
            if let Some(target) = all.and_then(|all| all.narrowed(&seen, least, MARGIN)) {
                let by = reveal(seen, target, MARGIN);
                window.scroll_by_with_x_and_y(by.x, by.y);
            }
        });
    }
    let drag = {
        let node = node.clone();
        Callback::from(move |event: PointerEvent| {
            // The event's own current target is the root of the page, where Yew listens.
            if let Some(window) = node.cast::<Element>().filter(|_| event.pointer_type() == "mouse") {
                drag(&window, &event);
            }
        })
    };
    html! {
        <div class="paper scrolls" tabindex="0" role="group" aria-label={props.label.clone()} ref={node}
            onpointerdown={drag.clone()} onpointermove={drag}>
            { props.children.clone() }
        </div>
    }
}

/// What of the sheet is in view.
fn seen(window: &Element) -> Rect {
    let sheet = window.first_element_child().and_then(|sheet| sheet.dyn_into::<HtmlElement>().ok());
    let (left, top) = sheet.map_or((0, 0), |sheet| (sheet.offset_left(), sheet.offset_top()));
    let at = Corner { x: (window.scroll_left() - left).into(), y: (window.scroll_top() - top).into() };
    Rect { at, size: Size { width: window.client_width().into(), height: window.client_height().into() } }
}

/// Tells the width now and whenever it changes.
fn watch(window: &Element, resized: Callback<f64>) -> Option<Watching> {
    let tell = Closure::new(move |entries: Array| {
        let entry = entries.at(-1).dyn_into::<ResizeObserverEntry>();
        entry.iter().for_each(|entry| resized.emit(entry.content_rect().width()));
    });
    let observer = ResizeObserver::new(tell.as_ref().unchecked_ref()).ok()?;
    observer.observe(window);
    Some(Watching { observer, _tell: tell })
}

/// An observer, and the function it calls, which must live as long.
struct Watching {
    observer: ResizeObserver,
    _tell: Closure<dyn FnMut(Array)>,
}

/// Whether a pointer is where the window scrolls by itself.
fn is_on_scrollbar(window: &Element, event: &PointerEvent) -> bool {
    let edge = window.get_bounding_client_rect();
    f64::from(event.client_x()) - edge.left() >= f64::from(window.client_left() + window.client_width())
        || f64::from(event.client_y()) - edge.top() >= f64::from(window.client_top() + window.client_height())
}

/// Moves the sheet under a mouse that drags it; a finger scrolls it by itself.
fn drag(window: &Element, event: &PointerEvent) {
    if event.type_() == "pointerdown" {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let on_node = target.is_none_or(|target| !matches!(target.closest(".node"), Ok(None)));
        if event.button() == 0 && !on_node && !is_on_scrollbar(window, event) {
            // Without the capture the sheet moves only while the pointer is on it.
            drop(window.set_pointer_capture(event.pointer_id()));
        }
    } else if window.has_pointer_capture(event.pointer_id()) {
        window.set_scroll_left(window.scroll_left() - event.movement_x());
        window.set_scroll_top(window.scroll_top() - event.movement_y());
    }
}
