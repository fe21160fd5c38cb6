//! Schema: the classes, how they are related, and which relationships know each other.

use std::rc::Rc;

use bothways_trace::Catalog;
use yew::prelude::*;

use super::edge_class;
use crate::components::diagram::{Diagram, Line, Node, Plan};
use crate::model::{Action, Panel};
use crate::view::geometry::Size;
use crate::view::schema::languages::{dbml, mermaid};
use crate::view::schema::svg::svg;
use crate::view::schema::{ClassBox, EdgeKind, Link, RelationshipLine, heading, label, schema as view};

/// The head of a box, each of its lines, and the width of a character in it; the style sheet agrees.
const HEAD: f64 = 34.0;
const LINE: f64 = 22.0;
const CHARACTER: f64 = 7.3;

/// The panel.
pub fn schema(catalog: &Catalog, loaded: bool, act: &Callback<Action>) -> Html {
    let schema = view(catalog);
    if schema.classes.is_empty() {
        return html! { <p class="hint">{ "The program has declared no mapped class." }</p> };
    }
    let plan = Rc::new(Plan {
        sizes: schema.classes.iter().map(size).collect(),
        edges: schema.edges.iter().map(|edge| (edge.from, edge.to)).collect(),
        loaded,
    });
    let boxes = schema.classes.iter().enumerate();
    let nodes = boxes.map(|(index, class)| Node { index, body: class_box(class), changed: false });
    let lines = schema.edges.iter().map(|edge| Line {
        from: edge.from,
        to: edge.to,
        class: classes!(edge_class(edge.kind)),
        heads: (edge.kind == EdgeKind::Linked, edge.kind != EdgeKind::Broken),
        label: label(edge),
    });
    let inherits = schema.edges.iter().any(|edge| edge.kind == EdgeKind::Inherits);
    let broken = schema.edges.iter().any(|edge| edge.kind == EdgeKind::Broken);
    let copy = |title: &'static str, what: &'static str, text: String| {
        let action = Action::CopyText { text, what };
        html! {
            <button type="button" class="button small" onclick={act.reform(move |_| action.clone())}>{ title }</button>
        }
    };
    let download =
        Action::Download { name: "schema.svg".to_owned(), media_type: "image/svg+xml", text: svg(&schema) };
    html! {
        <div class="schema">
            <div class="toolbar">
                <ul class="legend">
                    <li><span class="stroke linked" aria-hidden="true" />{ "linked: each tells the other" }</li>
                    <li><span class="stroke one-way" aria-hidden="true" />{ "one side only" }</li>
                    <li><span class="stroke broken" aria-hidden="true" />{ "two sides that do not know each other" }</li>
                    if inherits { <li><span class="stroke inherits" aria-hidden="true" />{ "inherits from" }</li> }
                </ul>
                <div class="actions">
                    { copy("Copy Mermaid", "Mermaid diagram", mermaid(&schema)) }
                    { copy("Copy DBML", "DBML", dbml(&schema)) }
                    <button type="button" class="button small" onclick={act.reform(move |_| download.clone())}>
                        { "Save SVG" }
                    </button>
                </div>
            </div>
            if broken {
                <p class="caution">
                    { "Two relationships here use the same foreign key and do not know each other: setting one leaves the other as it was." }
                    <button type="button" class="button small" onclick={act.reform(|_| Action::ShowPanel(Panel::Problems))}>
                        { "Explain and fix" }
                    </button>
                </p>
            }
            <Diagram label="Classes and their relationships" {plan}
                nodes={nodes.collect::<Vec<_>>()} lines={lines.collect::<Vec<_>>()} />
            { table(&schema.classes) }
        </div>
    }
}

/// As large as its longest line needs.
fn size(class: &ClassBox) -> Size {
    let columns = class.columns.iter().map(|column| column.name.len() + column.sql_type.len() + 5);
    let relationships = class.relationships.iter().map(|line| line.key.len() + line.holds.len() + 3);
    let head = heading(class).len() + class.table.len() + 4;
    let characters = columns.chain(relationships).chain([head, 20]).max().unwrap_or_default();
    let lines = class.columns.len() + class.relationships.len();
    Size { width: characters as f64 * CHARACTER + 28.0, height: HEAD + 17.0 + LINE * lines as f64 }
}

fn class_box(class: &ClassBox) -> Html {
    let column = |column: &crate::view::schema::ColumnLine| {
        let mark = if column.key {
            "key"
        } else if column.references.is_some() {
            "fk"
        } else {
            ""
        };
        html! {
            <li title={column.references.as_ref().map(|target| format!("refers to {target}"))}>
                <code>{ &column.name }</code>
                <span class="type">{ &column.sql_type }</span>
                if !mark.is_empty() { <span class="mark-word">{ mark }</span> }
            </li>
        }
    };
    let relationship = |line: &RelationshipLine| {
        html! {
            <li class={classes!("relationship", class_of(&line.link))} title={meaning(&line.link)}>
                <code>{ &line.key }</code><span class="type">{ &line.holds }</span>
            </li>
        }
    };
    html! {
        <article class="class-box" aria-label={format!("class {}", heading(class))}>
            <header>
                <code class="card-name">{ &class.name }</code>
                if let Some(base) = &class.inherits { <code class="base">{ format!("({base})") }</code> }
                <span class="class">{ &class.table }</span>
            </header>
            <ul>{ for class.columns.iter().map(column) }</ul>
            <ul>{ for class.relationships.iter().map(relationship) }</ul>
        </article>
    }
}

fn class_of(link: &Link) -> &'static str {
    match link {
        Link::Both(_) => "linked",
        Link::Alone => "one-way",
        Link::Broken(_) | Link::Unknown => "broken",
    }
}

fn meaning(link: &Link) -> String {
    match link {
        Link::Both(other) => format!("linked to {other}: setting one changes the other"),
        Link::Alone => "nothing leads back: no other attribute changes with it".to_owned(),
        Link::Broken(other) => format!("not linked to {other}: setting one leaves the other as it was"),
        Link::Unknown => "never set up: its mappers were not configured, or could not be".to_owned(),
    }
}

/// The same as text: for reading aloud and for copying.
fn table(classes: &[ClassBox]) -> Html {
    let row = |(class, line): (&ClassBox, &RelationshipLine)| {
        html! {
            <tr>
                <th scope="row"><code>{ format!("{}.{}", class.name, line.key) }</code></th>
                <td>{ &line.holds }</td>
                <td class={class_of(&line.link)}>{ meaning(&line.link) }</td>
            </tr>
        }
    };
    let rows = classes.iter().flat_map(|class| class.relationships.iter().map(move |line| (class, line)));
    html! {
        <div class="rows scrolls" tabindex="0" role="group" aria-label="List of relationships">
            <table>
                <caption><span class="caption">{ "Relationships" }</span></caption>
                <thead><tr>
                    <th scope="col">{ "Attribute" }</th><th scope="col">{ "Holds" }</th><th scope="col">{ "Link" }</th>
                </tr></thead>
                <tbody>{ for rows.map(row) }</tbody>
            </table>
        </div>
    }
}
