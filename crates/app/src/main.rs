//! The page's entry: puts the application into the document.

use bothways_app::App;

fn main() {
    match web_sys::window().and_then(|window| window.document()).and_then(|d| d.get_element_by_id("page")) {
        Some(root) => yew::Renderer::<App>::with_root(root).render(),
        None => yew::Renderer::<App>::new().render(),
    };
}
