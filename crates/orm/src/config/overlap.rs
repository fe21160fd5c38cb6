//! The warning for two relationships that write the same column without being linked.

use std::sync::Arc;

use bothways_world::{AttributeId, TableId};

use crate::config::{ConfiguredRelationship, Direction};
use crate::{Orm, OrmState, WarningKind};

/// A column that a flush copies a key into, and where from.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Copy {
    source: (TableId, usize),
    destination: (TableId, usize),
}

/// Warns if an earlier-configured relationship writes a column that this one writes too.
pub(super) fn check(orm: &mut Orm, attribute: AttributeId) {
    for copy in copies(orm, attribute) {
        let others: Vec<(AttributeId, Arc<str>)> = (0..orm.attribute_count())
            .map(AttributeId::from_index)
            .filter(|other| *other != attribute && conflicts(orm, attribute, *other))
            .filter_map(|other| {
                let found =
                    copies(orm, other).into_iter().find(|found| found.destination == copy.destination)?;
                Some((other, column_name(orm, found.source)))
            })
            .collect();
        if !others.is_empty() {
            let (source, destination) = (column_name(orm, copy.source), column_name(orm, copy.destination));
            orm.warn(WarningKind::Overlap { relationship: attribute, source, destination, others });
        }
    }
}

fn conflicts(orm: &OrmState, attribute: AttributeId, other: AttributeId) -> bool {
    let Some(candidate) = orm.attribute(other).relationship() else { return false };
    let relationship = orm.relationship(attribute);
    let (key, other_key) = (&orm.attribute(attribute).key, &orm.attribute(other).key);
    candidate.configured.is_some()
        && !relationship.reverse.contains(&other)
        && !relationship.options.overlaps.contains(other_key)
        && !candidate.options.overlaps.contains(key)
}

fn copies(orm: &OrmState, attribute: AttributeId) -> Vec<Copy> {
    let local = orm.mapper(orm.attribute(attribute).class).table;
    let Some(ConfiguredRelationship { target, direction, pairs, .. }) =
        orm.attribute(attribute).relationship().and_then(|relationship| relationship.configured.as_ref())
    else {
        return Vec::new();
    };
    let remote = orm.mapper(*target).table;
    let copy = |pair: &crate::config::Pair| match direction {
        Direction::OneToMany => Copy { source: (local, pair.local), destination: (remote, pair.remote) },
        Direction::ManyToOne => Copy { source: (remote, pair.remote), destination: (local, pair.local) },
    };
    pairs.iter().map(copy).collect()
}

/// `table.column`.
pub(crate) fn column_name(orm: &OrmState, (table, position): (TableId, usize)) -> Arc<str> {
    let table = orm.schema().table(table).expect("pairs name known tables");
    let column = table.columns.get(position).expect("pairs name known columns");
    format!("{}.{}", table.name, column.name).into()
}
