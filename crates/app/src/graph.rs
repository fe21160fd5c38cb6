//! Where to put the boxes of a diagram: dagre through the bridge in `www/graph`, or rows of boxes without it.

use wasm_bindgen::prelude::*;

use crate::view::geometry::{Corner, Size, in_rows};

/// The event by which the bridge says that it has loaded.
pub const LOADED: &str = "bothways-graph";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = bothwaysLayout)]
    fn layout(sizes: &[f64], edges: &[u32]) -> Result<Vec<f64>, JsValue>;
}

/// The left upper corner of each box; `edges` are pairs of indexes.
pub fn place(sizes: &[Size], edges: &[(usize, usize)]) -> Vec<Corner> {
    let flat: Vec<f64> = sizes.iter().flat_map(|size| [size.width, size.height]).collect();
    let ends = edges.iter().flat_map(|(from, to)| [*from as u32, *to as u32]).collect::<Vec<_>>();
    // Before the bridge has loaded the call fails as any other would.
    match layout(&flat, &ends) {
        Ok(corners) if corners.len() == flat.len() => corners
            .chunks_exact(2)
            .map(|corner| Corner {
                x: corner.first().copied().unwrap_or_default(),
                y: corner.get(1).copied().unwrap_or_default(),
            })
            .collect(),
        Ok(_) | Err(_) => in_rows(sizes),
    }
}
