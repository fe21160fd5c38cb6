//! The border between two parts of the page, which can be moved by pointer and keyboard.

use web_sys::Element;
use yew::prelude::*;

/// Percent that an arrow key moves it by.
const STEP: u8 = 2;

/// Percent that either side keeps.
const LEAST: u8 = 15;

/// What a separator is given.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its name for assistive technology.
    pub label: AttrValue,
    /// The share of the part before it, in percent.
    pub value: u8,
    /// Whether the parts are one above the other.
    #[prop_or_default]
    pub stacked: bool,
    /// It was moved.
    pub moved: Callback<u8>,
    /// The part before it is to go, by Enter.
    pub fold: Callback<()>,
}

/// The separator.
#[component]
pub fn Separator(props: &Props) -> Html {
    let (value, stacked) = (props.value, props.stacked);
    let drag = {
        let moved = props.moved.clone();
        Callback::from(move |event: PointerEvent| {
            let element = event.target_unchecked_into::<Element>();
            if event.type_() == "pointerdown" {
                // Without the capture the border moves only while the pointer is on it.
                drop(element.set_pointer_capture(event.pointer_id()));
            } else if event.buttons() & 1 == 1
                && let Some(percent) = share(&element, &event, stacked)
            {
                moved.emit(percent);
            }
        })
    };
    let keys = {
        let (moved, fold) = (props.moved.clone(), props.fold.clone());
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowLeft" | "ArrowUp" => value.saturating_sub(STEP),
                "ArrowRight" | "ArrowDown" => value + STEP,
                "Home" => LEAST,
                "End" => 100 - LEAST,
                "Enter" => {
                    fold.emit(());
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            moved.emit(to.clamp(LEAST, 100 - LEAST));
        })
    };
    html! {
        <div class={classes!("separator", stacked.then_some("stacked"))} role="separator" tabindex="0"
            aria-label={props.label.clone()} aria-orientation={if stacked { "horizontal" } else { "vertical" }}
            aria-valuenow={value.to_string()} aria-valuemin={LEAST.to_string()} aria-valuemax={(100 - LEAST).to_string()}
            onpointerdown={drag.clone()} onpointermove={drag} onkeydown={keys} />
    }
}

/// Where a pointer is within what holds the separator, in percent.
fn share(element: &Element, event: &PointerEvent, stacked: bool) -> Option<u8> {
    let room = element.parent_element()?.get_bounding_client_rect();
    let (at, start, length) = if stacked {
        (event.client_y(), room.top(), room.height())
    } else {
        (event.client_x(), room.left(), room.width())
    };
    let percent = (f64::from(at) - start) / length.max(1.0) * 100.0;
    Some((percent.round() as u8).clamp(LEAST, 100 - LEAST))
}
