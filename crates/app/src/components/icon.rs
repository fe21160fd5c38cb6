//! Small drawings, all on a grid of 16, in the colour of their text.

use yew::prelude::*;

use crate::view::ticks::TickKind;

/// The mark of the page: two arrows, one each way.
pub fn mark() -> Html {
    drawing("M2 5.5h10.5M9.5 2.5l3 3-3 3M14 10.5H3.5M6.5 7.5l-3 3 3 3")
}

/// To the first step.
pub fn first() -> Html {
    drawing("M4 3v10M12.5 3.5 7 8l5.5 4.5z")
}

/// One step back.
pub fn previous() -> Html {
    drawing("M10.5 3 5 8l5.5 5")
}

/// One step on.
pub fn next() -> Html {
    drawing("M5.5 3 11 8l-5.5 5")
}

/// To the last step.
pub fn last() -> Html {
    drawing("M12 3v10M3.5 3.5 9 8l-5.5 4.5z")
}

/// Play.
pub fn play() -> Html {
    drawing("M4.5 2.8 13 8l-8.5 5.2z")
}

/// Pause.
pub fn pause() -> Html {
    drawing("M5.5 3v10M10.5 3v10")
}

/// On to the database: a stack of disks.
pub fn sql() -> Html {
    drawing("M3 4.5c0-2 10-2 10 0s-10 2-10 0zM3 4.5v7c0 2 10 2 10 0v-7M3 8c0 2 10 2 10 0")
}

/// On to a warning: a triangle.
pub fn warning() -> Html {
    drawing("M8 2.5 14 13H2zM8 6.5v3M8 11.4v.1")
}

/// On to a change of the selected object: a ring with an arrow.
pub fn change() -> Html {
    drawing("M5 5.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5zM9.5 8H14M11.5 5.5 14 8l-2.5 2.5")
}

/// On to a breakpoint: a ring with a cross in it.
pub fn breakpoint() -> Html {
    drawing("M8 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM8 6.5v3M6.5 8h3")
}

/// Open: what is below can be folded.
pub fn down() -> Html {
    drawing("M3 5.5 8 11l5-5.5")
}

/// Larger.
pub fn plus() -> Html {
    drawing("M8 3v10M3 8h10")
}

/// Smaller.
pub fn minus() -> Html {
    drawing("M3 8h10")
}

/// Close.
pub fn close() -> Html {
    drawing("M4 4l8 8M12 4l-8 8")
}

/// A gear, of sorts: sliders.
pub fn settings() -> Html {
    drawing("M2 5h7M13 5h1M2 11h1M7 11h7M11 3v4M5 9v4")
}

/// A link.
pub fn link() -> Html {
    drawing(
        "M6.5 9.5l3-3M7.5 4.8l1.6-1.6a2.6 2.6 0 0 1 3.7 3.7l-1.6 1.6M8.5 11.2l-1.6 1.6a2.6 2.6 0 0 1-3.7-3.7l1.6-1.6",
    )
}

fn drawing(path: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d={path} /></svg>
    }
}

/// The shape of a kind of step: kinds differ by shape as well as by colour.
pub fn tick(kind: TickKind) -> Html {
    let path = match kind {
        TickKind::Plain => "M5 2v6",
        TickKind::Output => "M2 3h6M2 5h6M2 7h3",
        TickKind::Construct => "M5 2v6M2 5h6",
        TickKind::Change => "M5 2.2a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 1 1 0-5.6z",
        TickKind::BothWays => "M1 5l2.4-2.4v4.8zM9 5L6.6 2.6v4.8zM3.4 5h3.2",
        TickKind::Read => "M5 1.5 8.5 5 5 8.5 1.5 5z",
        TickKind::Write => "M2 2h6v6H2z",
        TickKind::Failure => "M2 2l6 6M8 2l-6 6",
    };
    html! {
        <svg class={classes!("tick", kind.class())} viewBox="0 0 10 10" aria-hidden="true" focusable="false">
            <path d={path} />
        </svg>
    }
}
