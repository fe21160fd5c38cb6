//! Boxes, and lines between them, in CSS pixels.

/// Between boxes that are put in rows.
const GAP: f64 = 28.0;

/// The width after which a new row begins.
const ROW: f64 = 760.0;

/// The width of a character of a label; the style sheet agrees.
const LABEL_CHARACTER: f64 = 6.7;

/// How big a box is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Size {
    /// Across.
    pub width: f64,
    /// Down.
    pub height: f64,
}

/// Where the left upper corner of a box is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Corner {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A box in its place.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rect {
    /// Its left upper corner.
    pub at: Corner,
    /// How big it is.
    pub size: Size,
}

impl Rect {
    fn centre(&self) -> Corner {
        Corner { x: self.at.x + self.size.width / 2.0, y: self.at.y + self.size.height / 2.0 }
    }

    /// It on a sheet that is shown at a scale.
    pub fn scaled(&self, scale: f64) -> Self {
        let Rect { at, size } = self;
        Rect {
            at: Corner { x: at.x * scale, y: at.y * scale },
            size: Size { width: size.width * scale, height: size.height * scale },
        }
    }

    /// Whether the two have room in common.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.at.x < other.end().x
            && other.at.x < self.end().x
            && self.at.y < other.end().y
            && other.at.y < self.end().y
    }

    /// It, or the other across and down where there is no room for it with a margin; none where there is no other.
    pub fn narrowed(&self, room: &Rect, other: Option<Rect>, margin: f64) -> Option<Rect> {
        let part = |size: f64, room: f64| if size + 2.0 * margin <= room { Some(*self) } else { other };
        let across = part(self.size.width, room.size.width)?;
        let down = part(self.size.height, room.size.height)?;
        let (at, size) =
            (Corner { y: down.at.y, ..across.at }, Size { height: down.size.height, ..across.size });
        Some(Rect { at, size })
    }

    /// The right lower corner.
    pub fn end(&self) -> Corner {
        Corner { x: self.at.x + self.size.width, y: self.at.y + self.size.height }
    }
}

/// A line between two boxes.
#[derive(Clone, PartialEq, Debug)]
pub struct Connector {
    /// In the language of SVG's `d`.
    pub path: String,
    /// Where it leaves the first box.
    pub start: Corner,
    /// Where it reaches the second.
    pub end: Corner,
    /// Where its label stands: the middle of its base line, or the start.
    pub label: Corner,
    /// SVG's `text-anchor` of the label.
    pub anchor: &'static str,
}

impl Connector {
    /// Where a text that begins at the label's place ends to the right; a centred one is between boxes.
    pub fn label_end(&self, text: &str) -> f64 {
        let begins = self.anchor == "start";
        if begins { self.label.x + text.chars().count() as f64 * LABEL_CHARACTER } else { 0.0 }
    }
}

/// A line from the border of one box to that of another. `lane` keeps lines between the same boxes apart.
pub fn connector(from: Rect, to: Rect, lane: usize) -> Connector {
    let shift = (lane as f64) * 22.0;
    if from == to {
        return own_loop(from, shift);
    }
    let (a, b) = (from.centre(), to.centre());
    let beside = to.at.x >= from.end().x || from.at.x >= to.end().x;
    let (start, end, bend) = if beside {
        let forward = b.x > a.x;
        let (x1, x2) = if forward { (from.end().x, to.at.x) } else { (from.at.x, to.end().x) };
        let bend = ((x2 - x1) / 2.0, 0.0);
        (Corner { x: x1, y: a.y + shift }, Corner { x: x2, y: b.y + shift }, bend)
    } else {
        let forward = b.y > a.y;
        let (y1, y2) = if forward { (from.end().y, to.at.y) } else { (from.at.y, to.end().y) };
        let bend = (0.0, (y2 - y1) / 2.0);
        (Corner { x: a.x + shift, y: y1 }, Corner { x: b.x + shift, y: y2 }, bend)
    };
    let path = format!(
        "M{:.1} {:.1}C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}",
        start.x,
        start.y,
        start.x + bend.0,
        start.y + bend.1,
        end.x - bend.0,
        end.y - bend.1,
        end.x,
        end.y
    );
    let label = Corner { x: f64::midpoint(start.x, end.x), y: f64::midpoint(start.y, end.y) - 6.0 };
    Connector { path, start, end, label, anchor: "middle" }
}

/// A line from a box to itself, at its right side.
fn own_loop(rect: Rect, shift: f64) -> Connector {
    let (x, y) = (rect.end().x, rect.centre().y);
    let reach = 44.0 + shift;
    let (start, end) = (Corner { x, y: y - 14.0 }, Corner { x, y: y + 14.0 });
    let path = format!(
        "M{x:.1} {:.1}C{:.1} {:.1} {:.1} {:.1} {x:.1} {:.1}",
        start.y,
        x + reach,
        start.y - 14.0,
        x + reach,
        end.y + 14.0,
        end.y
    );
    // To the right of it: the box is at its left.
    let label = Corner { x: x + reach * 0.75 + 6.0, y: y + 4.0 };
    Connector { path, start, end, label, anchor: "start" }
}

/// Boxes from left to right, row by row.
pub fn in_rows(sizes: &[Size]) -> Vec<Corner> {
    let (mut x, mut y, mut tallest) = (0.0_f64, 0.0_f64, 0.0_f64);
    let place = |size: &Size| {
        if x > 0.0 && x + size.width > ROW {
            (x, y, tallest) = (0.0, y + tallest + GAP, 0.0);
        }
        let corner = Corner { x, y };
        x += size.width + GAP;
        tallest = tallest.max(size.height);
        corner
    };
    sizes.iter().map(place).collect()
}

/// The smallest box around some.
pub fn around(rects: impl IntoIterator<Item = Rect>) -> Option<Rect> {
    rects.into_iter().reduce(|a, b| {
        let at = Corner { x: a.at.x.min(b.at.x), y: a.at.y.min(b.at.y) };
        let end = Corner { x: a.end().x.max(b.end().x), y: a.end().y.max(b.end().y) };
        Rect { at, size: Size { width: end.x - at.x, height: end.y - at.y } }
    })
}

/// How far to scroll, as little as brings the target into view with a margin; its beginning where it is larger.
pub fn reveal(seen: Rect, target: Rect, margin: f64) -> Corner {
    let by = |first: f64, last: f64, from: f64, to: f64| {
        let (first, last) = (first - margin, last + margin);
        if first < from || last - first > to - from { first - from } else { (last - to).max(0.0) }
    };
    Corner {
        x: by(target.at.x, target.end().x, seen.at.x, seen.end().x),
        y: by(target.at.y, target.end().y, seen.at.y, seen.end().y),
    }
}

/// The size of what holds all boxes, with room for lines at their sides.
pub fn extent(rects: impl IntoIterator<Item = Rect>) -> Size {
    let far =
        rects.into_iter().fold((0.0_f64, 0.0_f64), |(x, y), rect| (x.max(rect.end().x), y.max(rect.end().y)));
    Size { width: far.0 + 64.0, height: far.1 + 16.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(x: f64, y: f64) -> Rect {
        Rect { at: Corner { x, y }, size: Size { width: 100.0, height: 50.0 } }
    }

    #[test]
    fn a_line_goes_from_border_to_border() {
        let line = connector(rect(0.0, 0.0), rect(200.0, 0.0), 0);
        assert_eq!((line.start, line.end), (Corner { x: 100.0, y: 25.0 }, Corner { x: 200.0, y: 25.0 }));
        let back = connector(rect(200.0, 0.0), rect(0.0, 0.0), 0);
        assert_eq!((back.start.x, back.end.x), (200.0, 100.0));
        let down = connector(rect(0.0, 0.0), rect(20.0, 200.0), 0);
        assert_eq!((down.start.y, down.end.y), (50.0, 200.0));
    }

    #[test]
    fn what_is_out_of_view_is_scrolled_to_and_no_further() {
        let seen = Rect { at: Corner { x: 100.0, y: 0.0 }, size: Size { width: 300.0, height: 200.0 } };
        let by = |x, y| {
            let Corner { x, y } = reveal(seen, rect(x, y), 10.0);
            (x, y)
        };
        assert_eq!(by(150.0, 20.0), (0.0, 0.0));
        assert_eq!(by(350.0, 170.0), (60.0, 30.0));
        assert_eq!(by(0.0, -5.0), (-110.0, -15.0));
        assert!(rect(390.0, 0.0).overlaps(&seen) && !rect(0.0, 0.0).overlaps(&seen));
        let both = around([rect(0.0, 0.0), rect(500.0, 20.0)]).map(|both| (both.end().x, both.end().y));
        assert_eq!(both, Some((600.0, 70.0)));
        let all = Rect { at: Corner { x: 0.0, y: 0.0 }, size: Size { width: 250.0, height: 900.0 } };
        let narrowed =
            all.narrowed(&seen, Some(rect(20.0, 300.0)), 10.0).map(|it| (it.at.x, it.at.y, it.end().x));
        assert_eq!(narrowed, Some((0.0, 300.0, 250.0)), "all across, what changed down");
        assert_eq!(all.narrowed(&seen, None, 10.0), None);
    }

    #[test]
    fn rows_break_where_there_is_no_room() {
        let sizes = [Size { width: 400.0, height: 50.0 }; 3];
        let corners = in_rows(&sizes);
        let expected = [(0.0, 0.0), (0.0, 78.0), (0.0, 156.0)].map(|(x, y)| Corner { x, y });
        assert_eq!(corners, expected);
    }
}
