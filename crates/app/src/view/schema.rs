//! The classes of a program as a diagram: a box each, and an edge for each relationship, where two that know
//! each other are one.

pub mod languages;
pub mod svg;

use bothways_trace::{AttributeInfo, AttributeKind, Catalog, Direction, RelationshipInfo};
use bothways_world::{AttributeId, ClassId};

/// The diagram.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Schema {
    /// The mapped classes.
    pub classes: Vec<ClassBox>,
    /// What connects them.
    pub edges: Vec<Edge>,
}

/// A mapped class.
#[derive(Clone, PartialEq, Debug)]
pub struct ClassBox {
    /// Its name.
    pub name: String,
    /// The class that it inherits from.
    pub inherits: Option<String>,
    /// Its table's name.
    pub table: String,
    /// The table's columns.
    pub columns: Vec<ColumnLine>,
    /// Its relationships.
    pub relationships: Vec<RelationshipLine>,
}

/// A column in a box.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ColumnLine {
    /// Its name.
    pub name: String,
    /// Its type as DDL prints it.
    pub sql_type: String,
    /// Part of the primary key.
    pub key: bool,
    /// NULL allowed.
    pub nullable: bool,
    /// `table.column` it refers to.
    pub references: Option<String>,
}

/// A relationship in a box.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RelationshipLine {
    /// Its name.
    pub key: String,
    /// `list of Child`, `one Parent`; why it is unknown.
    pub holds: String,
    /// What it is linked to.
    pub link: Link,
}

/// Whether a relationship tells another one of its changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Link {
    /// `Child.parent`, which tells it in turn.
    Both(String),
    /// It leads nowhere, and nothing runs the other way.
    Alone,
    /// It leads nowhere, though this one runs the other way: `Child.parent`.
    Broken(String),
    /// It was never set up.
    Unknown,
}

/// A line between two boxes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edge {
    /// The box it starts at.
    pub from: usize,
    /// The box it ends at.
    pub to: usize,
    /// What it is called at each end: the attribute of the box there, if it has one.
    pub names: (String, Option<String>),
    /// Whether each end holds many of the other: at `from`, at `to`.
    pub many: (bool, bool),
    /// How it is drawn.
    pub kind: EdgeKind,
}

/// How an edge is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EdgeKind {
    /// Two attributes that tell each other.
    Linked,
    /// One attribute, nothing the other way.
    OneWay,
    /// Two attributes over the same rows that do not know each other.
    Broken,
    /// From a class to the one that it inherits from.
    Inherits,
}

/// The diagram of everything a program declared.
pub fn schema(catalog: &Catalog) -> Schema {
    let classes = catalog.classes.iter().enumerate().map(|(index, class)| {
        let table = catalog.table(class.table);
        let relationship = |id: &AttributeId| line(catalog, *id);
        ClassBox {
            name: class.name.to_string(),
            inherits: class.inherits.and_then(|id| Some(catalog.class(id)?.name.to_string())),
            table: table.map(|table| table.name.to_string()).unwrap_or_default(),
            columns: table.map(|table| table.columns.iter().map(column).collect()).unwrap_or_default(),
            relationships: own(catalog, index).filter_map(|id| relationship(&id)).collect(),
        }
    });
    Schema { classes: classes.collect(), edges: inheritance(catalog).chain(edges(catalog)).collect() }
}

/// The attributes that a class itself declares.
fn own(catalog: &Catalog, class: usize) -> impl Iterator<Item = AttributeId> {
    let class_id = ClassId::from_index(class);
    let attributes = catalog.classes.get(class).map(|class| class.attributes.as_slice()).unwrap_or_default();
    attributes
        .iter()
        .copied()
        .filter(move |id| catalog.attribute(*id).is_some_and(|attribute| attribute.class == class_id))
}

fn column(column: &bothways_trace::ColumnInfo) -> ColumnLine {
    ColumnLine {
        name: column.name.to_string(),
        sql_type: column.sql_type.to_string(),
        key: column.primary_key,
        nullable: column.nullable,
        references: column.references.as_ref().map(ToString::to_string),
    }
}

fn line(catalog: &Catalog, id: AttributeId) -> Option<RelationshipLine> {
    let attribute = catalog.attribute(id)?;
    let (holds, link) = match &attribute.kind {
        AttributeKind::Column(_) | AttributeKind::Expression => return None,
        AttributeKind::Unconfigured => ("not set up".to_owned(), Link::Unknown),
        AttributeKind::Relationship(info) => {
            let target = catalog.class(info.target).map_or("?", |class| &class.name);
            let holds = if info.uselist { format!("many {target}") } else { format!("one {target}") };
            let link = match (linked(catalog, id, info), unlinked_inverse(catalog, id, attribute, info)) {
                (Some(other), _) => Link::Both(catalog.attribute_name(other)),
                (None, Some(other)) => Link::Broken(catalog.attribute_name(other)),
                (None, None) => Link::Alone,
            };
            (holds, link)
        }
    };
    Some(RelationshipLine { key: attribute.key.to_string(), holds, link })
}

/// The attribute that a relationship tells, if that one tells it in turn.
fn linked(catalog: &Catalog, id: AttributeId, info: &RelationshipInfo) -> Option<AttributeId> {
    let other = info.linked_to?;
    (relationship(catalog, other)?.linked_to == Some(id)).then_some(other)
}

/// A relationship that runs the other way between the same classes and is not linked either.
pub(super) fn unlinked_inverse(
    catalog: &Catalog,
    id: AttributeId,
    attribute: &AttributeInfo,
    info: &RelationshipInfo,
) -> Option<AttributeId> {
    own(catalog, info.target.index()).find(|other| {
        *other != id
            && relationship(catalog, *other).is_some_and(|theirs| {
                theirs.target == attribute.class
                    && theirs.linked_to.is_none()
                    && theirs.direction == inverse(info.direction)
            })
    })
}

fn inverse(direction: Direction) -> Direction {
    match direction {
        Direction::OneToMany => Direction::ManyToOne,
        Direction::ManyToOne => Direction::OneToMany,
        Direction::ManyToMany => Direction::ManyToMany,
    }
}

fn relationship(catalog: &Catalog, id: AttributeId) -> Option<&RelationshipInfo> {
    match &catalog.attribute(id)?.kind {
        AttributeKind::Relationship(info) => Some(info),
        AttributeKind::Column(_) | AttributeKind::Expression | AttributeKind::Unconfigured => None,
    }
}

/// One edge a class that inherits.
fn inheritance(catalog: &Catalog) -> impl Iterator<Item = Edge> {
    let above = catalog.classes.iter().enumerate().filter_map(|(from, class)| Some((from, class.inherits?)));
    above.map(|(from, to)| Edge {
        from,
        to: to.index(),
        names: ("inherits".to_owned(), None),
        many: (false, false),
        kind: EdgeKind::Inherits,
    })
}

/// One edge a relationship, and one for both where there are two; the first declared is its start.
fn edges(catalog: &Catalog) -> Vec<Edge> {
    let mut edges = Vec::new();
    let mut drawn: Vec<AttributeId> = Vec::new();
    for class in 0..catalog.classes.len() {
        for id in own(catalog, class) {
            let (Some(attribute), Some(info)) = (catalog.attribute(id), relationship(catalog, id)) else {
                continue;
            };
            if drawn.contains(&id) {
                continue;
            }
            let link = linked(catalog, id, info);
            let other = link.or_else(|| unlinked_inverse(catalog, id, attribute, info));
            drawn.extend(other);
            let kind = match (link, other) {
                (Some(_), _) => EdgeKind::Linked,
                (None, Some(_)) => EdgeKind::Broken,
                (None, None) => EdgeKind::OneWay,
            };
            let theirs =
                other.and_then(|other| Some((catalog.attribute(other)?, relationship(catalog, other)?)));
            edges.push(Edge {
                from: class,
                to: info.target.index(),
                names: (attribute.key.to_string(), theirs.map(|(other, _)| other.key.to_string())),
                many: (info.uselist, theirs.is_some_and(|(_, theirs)| theirs.uselist)),
                kind,
            });
        }
    }
    edges
}

/// `Parent`, `Child(Parent)` for one that inherits: as Python heads its class statement.
pub fn heading(class: &ClassBox) -> String {
    match &class.inherits {
        Some(base) => format!("{}({base})", class.name),
        None => class.name.clone(),
    }
}

/// `children / parent`, `children` alone.
pub fn label(edge: &Edge) -> String {
    match &edge.names.1 {
        Some(other) => format!("{} / {other}", edge.names.0),
        None => edge.names.0.clone(),
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture;

    use super::*;

    #[test]
    fn two_linked_relationships_are_one_edge() {
        let schema = schema(&fixture::linked().catalog);
        let edge = Edge {
            from: 0,
            to: 1,
            names: ("children".into(), Some("parent".into())),
            many: (true, false),
            kind: EdgeKind::Linked,
        };
        assert_eq!(schema.edges, [edge]);
        let parent = schema.classes.first().and_then(|class| class.relationships.first());
        let line = RelationshipLine {
            key: "children".into(),
            holds: "many Child".into(),
            link: Link::Both("Child.parent".into()),
        };
        assert_eq!(parent, Some(&line));
    }

    #[test]
    fn a_class_leads_to_the_one_it_inherits_from() {
        let schema = schema(&fixture::inherited());
        let edges: Vec<_> = schema.edges.iter().map(|edge| (edge.from, edge.to, edge.kind)).collect();
        assert_eq!(edges, [(1, 0, EdgeKind::Inherits)]);
        assert_eq!(schema.classes.iter().map(heading).collect::<Vec<_>>(), ["Parent", "Child(Parent)"]);
    }

    #[test]
    fn two_relationships_that_do_not_know_each_other_are_a_broken_edge() {
        let schema = schema(&fixture::unlinked().catalog);
        assert_eq!(schema.edges.iter().map(|edge| edge.kind).collect::<Vec<_>>(), [EdgeKind::Broken]);
        let parent = schema.classes.first().and_then(|class| class.relationships.first());
        assert_eq!(parent.map(|line| &line.link), Some(&Link::Broken("Child.parent".into())));
    }
}
