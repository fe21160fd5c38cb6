//! Boxes with lines between them, placed by dagre, that can be zoomed; scrolling pans.

use std::rc::Rc;

use yew::prelude::*;

use super::icon;
use super::paper::Paper;
use crate::graph::place;
use crate::view::geometry::{Connector, Rect, Size, around, connector, extent};

/// Steps of zooming, in percent.
const ZOOMS: [u32; 7] = [40, 55, 75, 100, 125, 150, 200];

/// The scale from which on the whole is made to fit, so that it is the same at all steps.
const EASY: f64 = 0.75;

/// The smallest scale at which what is shown is made to fit: below, texts cannot be read.
const LEGIBLE: f64 = 0.55;

/// Room for lines at the sides of what is made to fit.
const SIDES: f64 = 64.0;

/// What the boxes are placed by. It stays the same while what is in the boxes changes, and so do their places.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    /// The sizes of the boxes.
    pub sizes: Vec<Size>,
    /// Pairs of boxes that belong near each other.
    pub edges: Vec<(usize, usize)>,
    /// Whether dagre has loaded.
    pub loaded: bool,
}

/// What a box of the plan shows; a box that is not shown keeps its place.
#[derive(Clone, PartialEq)]
pub struct Node {
    /// Which box.
    pub index: usize,
    /// What is in it.
    pub body: Html,
    /// Whether the step changed something in it: it is brought into view.
    pub changed: bool,
}

/// A line between boxes that are shown.
#[derive(Clone, PartialEq)]
pub struct Line {
    /// Where it starts.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// How it looks: a class of the style sheet.
    pub class: Classes,
    /// Whether it has an arrow head at its start and at its end.
    pub heads: (bool, bool),
    /// What is written at its middle.
    pub label: String,
}

/// What a diagram is given.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its name for assistive technology.
    pub label: AttrValue,
    /// What places the boxes.
    pub plan: Rc<Plan>,
    /// The boxes that are shown.
    pub nodes: Vec<Node>,
    /// The lines.
    pub lines: Vec<Line>,
}

/// The diagram.
#[component]
pub fn Diagram(props: &Props) -> Html {
    // None fits the whole into the room that there is.
    let zoom = use_state(|| None::<u32>);
    let room = use_state(|| None::<f64>);
    let rects = use_memo(props.plan.clone(), |plan| {
        let corners = place(&plan.sizes, &plan.edges);
        let placed = corners.into_iter().zip(&plan.sizes);
        placed.map(|(at, size)| Rect { at, size: *size }).collect::<Vec<Rect>>()
    });
    let Size { width: least, height } = extent(rects.iter().copied());
    let courses = courses(&props.lines, &rects);
    let reach = |(line, course): &(&Line, Connector)| course.label_end(&line.label);
    let width = courses.iter().map(reach).fold(least, f64::max);
    let rect = |node: &Node| rects.get(node.index).copied();
    let shown =
        around(props.nodes.iter().filter_map(rect)).map(|shown| shown.size.width + SIDES + width - least);
    let fitting = fitting(room.unwrap_or(width), width, shown);
    let scale = zoom.map_or(fitting, |percent| f64::from(percent) / 100.0);
    let percent = (scale * 100.0).round() as u32;
    let to = |zoomed: Option<u32>| {
        let zoom = zoom.clone();
        Callback::from(move |_: MouseEvent| zoom.set(zoomed))
    };
    let smaller = ZOOMS.into_iter().rfind(|step| *step < percent);
    let larger = ZOOMS.into_iter().find(|step| *step > percent);
    let paper = format!("width: {:.0}px; height: {:.0}px", width * scale, height * scale);
    let canvas = format!("width: {width:.0}px; height: {height:.0}px; transform: scale({scale:.3})");
    let resized = {
        let room = room.clone();
        Callback::from(move |width| room.set(Some(width)))
    };
    let place = |node: &Node| rect(node).map(|rect| rect.scaled(scale));
    let changed = around(props.nodes.iter().filter(|node| node.changed).filter_map(place));
    let shown: Vec<Rect> = props.nodes.iter().filter_map(place).collect();
    html! {
        <figure class="diagram">
            <div class="zoom" role="group" aria-label="Zoom">
                <button type="button" class="button bare" aria-label="Zoom out" title="Zoom out"
                    disabled={smaller.is_none()} onclick={to(smaller)}>{ icon::minus() }</button>
                <button type="button" class="button tiny" title="As they are: 100 %" onclick={to(Some(100))}>
                    { format!("{percent} %") }
                </button>
                <button type="button" class="button bare" aria-label="Zoom in" title="Zoom in"
                    disabled={larger.is_none()} onclick={to(larger)}>{ icon::plus() }</button>
                <button type="button" class="button tiny" aria-pressed={zoom.is_none().to_string()}
                    title="As large as there is room for the whole" onclick={to(None)}>{ "Fit" }</button>
            </div>
            <Paper label={props.label.clone()} {changed} {shown} {resized}>
                <div style={paper}>
                    <div class="canvas" style={canvas}>
                        <svg width={width.to_string()} height={height.to_string()} aria-hidden="true">
                            <defs>
                                <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7"
                                    markerHeight="7" orient="auto-start-reverse">
                                    <path d="M0 0.5L7.5 4L0 7.5z" />
                                </marker>
                            </defs>
                            { for courses.iter().map(|(line, course)| draw(line, course)) }
                        </svg>
                        { for props.nodes.iter().filter_map(|shown| node(shown, *rects.get(shown.index)?)) }
                    </div>
                </div>
            </Paper>
        </figure>
    }
}

/// The scale at which the whole fits into the room, or where that is too small what is shown.
fn fitting(room: f64, whole: f64, shown: Option<f64>) -> f64 {
    if room >= whole * EASY {
        return (room / whole).min(1.0);
    }
    (room / shown.unwrap_or(whole)).clamp(LEGIBLE, 1.0)
}

/// The lines and their ways, those between the same two boxes beside each other.
fn courses<'a>(lines: &'a [Line], rects: &[Rect]) -> Vec<(&'a Line, Connector)> {
    let ends = |line: &Line| (line.from.min(line.to), line.from.max(line.to));
    let courses = lines.iter().enumerate().filter_map(|(index, line)| {
        let lane = lines.iter().take(index).filter(|earlier| ends(earlier) == ends(line)).count();
        let course = connector(*rects.get(line.from)?, *rects.get(line.to)?, lane);
        Some((line, course))
    });
    courses.collect()
}

fn draw(line: &Line, Connector { path, label, anchor, .. }: &Connector) -> Html {
    let head = |shown: bool| shown.then_some("url(#arrow)");
    html! {
        <g class={classes!("line", line.class.clone())}>
            <path d={path.clone()} marker-start={head(line.heads.0)} marker-end={head(line.heads.1)} />
            if !line.label.is_empty() {
                <text x={format!("{:.1}", label.x)} y={format!("{:.1}", label.y)} text-anchor={*anchor}>
                    { &line.label }
                </text>
            }
        </g>
    }
}

fn node(node: &Node, Rect { at, size }: Rect) -> Option<Html> {
    let style = format!(
        "width: {:.0}px; height: {:.0}px; transform: translate({:.1}px, {:.1}px)",
        size.width, size.height, at.x, at.y
    );
    Some(html! { <div class="node" key={node.index} {style}>{ node.body.clone() }</div> })
}
