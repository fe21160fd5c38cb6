//! The schema as a drawing that stands alone, for documents and slides.

use std::fmt::Write;

use super::super::geometry::{Rect, Size, connector, extent, in_rows};
use super::{ClassBox, Edge, EdgeKind, Schema, heading, label};

const LINE: f64 = 20.0;
const CHARACTER: f64 = 7.3;

/// The drawing.
pub fn svg(schema: &Schema) -> String {
    let sizes: Vec<Size> = schema.classes.iter().map(size).collect();
    // Boxes a line's length apart, so that the names on the lines can be read.
    let apart: Vec<Size> =
        sizes.iter().map(|size| Size { width: size.width + 110.0, height: size.height + 30.0 }).collect();
    let rects: Vec<Rect> =
        in_rows(&apart).into_iter().zip(&sizes).map(|(at, size)| Rect { at, size: *size }).collect();
    let Size { width, height } = extent(rects.iter().copied());
    let loops = schema.edges.iter().filter(|edge| edge.from == edge.to);
    let beside = loops.map(|edge| label(edge).chars().count()).max().unwrap_or_default();
    let width = width + beside as f64 * CHARACTER;
    let mut drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-8 -8 {width:.0} {height:.0}\" \
         font-family=\"ui-monospace, monospace\" font-size=\"12\" fill=\"#22252a\">\n"
    );
    for (index, edge) in schema.edges.iter().enumerate() {
        let ends = (edge.from.min(edge.to), edge.from.max(edge.to));
        let same = |other: &&Edge| (other.from.min(other.to), other.from.max(other.to)) == ends;
        let lane = schema.edges.iter().take(index).filter(same).count();
        let (Some(from), Some(to)) = (rects.get(edge.from), rects.get(edge.to)) else { continue };
        let line = connector(*from, *to, lane);
        let (colour, dash) = match edge.kind {
            EdgeKind::Linked => ("#0b6e69", ""),
            EdgeKind::OneWay => ("#74787f", ""),
            EdgeKind::Broken => ("#9a4b00", " stroke-dasharray=\"5 4\""),
            EdgeKind::Inherits => ("#22252a", " stroke-dasharray=\"1 4\" stroke-linecap=\"round\""),
        };
        put(
            &mut drawing,
            format_args!("<path d=\"{}\" fill=\"none\" stroke=\"{colour}\"{dash}/>\n", line.path),
        );
        put(
            &mut drawing,
            format_args!(
                "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{}\" fill=\"{colour}\" font-size=\"11\">{}</text>\n",
                line.label.x,
                line.label.y,
                line.anchor,
                escaped(&label(edge))
            ),
        );
    }
    for (class, rect) in schema.classes.iter().zip(&rects) {
        draw(&mut drawing, class, *rect);
    }
    drawing.push_str("</svg>\n");
    drawing
}

fn size(class: &ClassBox) -> Size {
    let longest = lines(class).map(|line| line.chars().count()).max().unwrap_or_default();
    let characters = longest.max(heading(class).chars().count() + 2);
    Size {
        width: characters as f64 * CHARACTER + 24.0,
        height: LINE * (lines(class).count() as f64 + 1.0) + 16.0,
    }
}

fn lines(class: &ClassBox) -> impl Iterator<Item = String> + '_ {
    let columns = class.columns.iter().map(|column| format!("{} {}", column.name, column.sql_type));
    columns.chain(class.relationships.iter().map(|line| format!("{}: {}", line.key, line.holds)))
}

fn draw(drawing: &mut String, class: &ClassBox, Rect { at, size }: Rect) {
    put(
        drawing,
        format_args!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"5\" fill=\"#fffefc\" stroke=\"#c4beb3\"/>\n\
             <text x=\"{:.1}\" y=\"{:.1}\" font-weight=\"700\">{}</text>\n",
            at.x,
            at.y,
            size.width,
            size.height,
            at.x + 12.0,
            at.y + 19.0,
            escaped(&heading(class))
        ),
    );
    for (index, line) in lines(class).enumerate() {
        put(
            drawing,
            format_args!(
                "<text x=\"{:.1}\" y=\"{:.1}\">{}</text>\n",
                at.x + 12.0,
                at.y + 19.0 + LINE * (index as f64 + 1.0),
                escaped(&line)
            ),
        );
    }
}

fn put(drawing: &mut String, text: std::fmt::Arguments<'_>) {
    drawing.write_fmt(text).expect("a String takes any text");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use crate::fixture;

    use super::super::schema;
    use super::*;

    #[test]
    fn the_drawing_names_classes_columns_and_relationships() {
        let drawing = svg(&schema(&fixture::linked().catalog));
        for text in [">Parent<", ">parent_id INTEGER<", ">children: many Child<", ">children / parent<"] {
            assert!(drawing.contains(text), "{text} is missing in {drawing}");
        }
        let drawing = svg(&schema(&fixture::inherited()));
        for text in [">Child(Parent)<", ">inherits<"] {
            assert!(drawing.contains(text), "{text} is missing in {drawing}");
        }
    }
}
