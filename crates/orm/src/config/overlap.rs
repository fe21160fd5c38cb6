//! The warning for two relationships that write the same column without being linked.

use std::sync::Arc;

use bothways_world::AttributeId;

use crate::config::{ColumnPair, Relationship, TableColumn};
use crate::{Orm, OrmError, OrmState, WarningKind};

/// Warns if an earlier-configured relationship writes a column that this one writes too.
pub(super) fn check(orm: &mut Orm, attribute: AttributeId) -> Result<(), OrmError> {
    for (source, destination) in copies(orm, attribute) {
        let others: Vec<(AttributeId, Arc<str>)> = (0..orm.attribute_count())
            .map(AttributeId::from_index)
            .filter(|other| *other != attribute && conflicts(orm, attribute, *other))
            .filter_map(|other| {
                let mut copies = copies(orm, other).into_iter();
                let (source, _) = copies.find(|(_, copied)| *copied == destination)?;
                Some((other, column_name(orm, source)))
            })
            .collect();
        if !others.is_empty() {
            let (source, destination) = (column_name(orm, source), column_name(orm, destination));
            orm.warn(WarningKind::Overlap { relationship: attribute, source, destination, others })?;
        }
    }
    Ok(())
}

fn conflicts(orm: &OrmState, attribute: AttributeId, other: AttributeId) -> bool {
    let Some(candidate) = orm.attribute(other).relationship() else { return false };
    let relationship = orm.relationship(attribute);
    let (key, other_key) = (&orm.attribute(attribute).key, &orm.attribute(other).key);
    let is_sibling = |left, right| {
        orm.base_of(left) == orm.base_of(right) && !orm.is_a(left, right) && !orm.is_a(right, left)
    };
    let ends = |attribute, relationship: &Relationship| {
        let class = orm.attribute(attribute).class;
        [Some(class), relationship.configured.as_ref().map(|setup| setup.target)]
    };
    let (own, others) = (ends(attribute, relationship), ends(other, candidate));
    let are_siblings =
        own.iter().flatten().any(|own| others.iter().flatten().any(|other| is_sibling(*own, *other)));
    let (class, other_class) = (orm.attribute(attribute).class, orm.attribute(other).class);
    let replaces = key == other_key && orm.base_of(class) == orm.base_of(other_class);
    candidate.configured.is_some()
        && !are_siblings
        && !replaces
        && !relationship.reverse.contains(&other)
        && !relationship.options.overlaps.contains(other_key)
        && !candidate.options.overlaps.contains(key)
}

/// The columns that a flush copies along a relationship: from where and to where.
fn copies(orm: &OrmState, attribute: AttributeId) -> Vec<ColumnPair> {
    let Some(relationship) = orm.attribute(attribute).relationship() else { return Vec::new() };
    match &relationship.configured {
        Some(setup) if !relationship.options.viewonly => {
            let secondary = setup.join.secondary.iter().flat_map(|secondary| &secondary.synchronize_pairs);
            setup.join.synchronize_pairs.iter().chain(secondary).copied().collect()
        }
        Some(_) | None => Vec::new(),
    }
}

/// `table.column`.
pub(crate) fn column_name(orm: &OrmState, TableColumn { table, position }: TableColumn) -> Arc<str> {
    let table = orm.schema().table(table).expect("columns name known tables");
    let column = table.columns.get(position).expect("columns name known columns");
    format!("{}.{}", table.name, column.name).into()
}
