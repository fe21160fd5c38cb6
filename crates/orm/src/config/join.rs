//! Join condition and direction of a relationship, from the foreign keys between two tables.
//! (SQLAlchemy docs: "Configuring how Relationship Joins".)

use bothways_sql::{OrderBy, Table};
use bothways_world::{AttributeId, ClassId, TableId};

use crate::config::{ConfiguredRelationship, Direction, Pair};
use crate::{OrmError, OrmState};

/// A foreign key between the two tables, seen from the owning one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Link {
    /// Whether the owning table has the foreign key column.
    owned: bool,
    /// Position in the owning table.
    local: usize,
    /// Position in the related table.
    remote: usize,
}

/// Determines how the related table is joined.
pub(super) fn determine(
    orm: &OrmState,
    attribute: AttributeId,
    target: ClassId,
    foreign_keys: &[(TableId, usize)],
    remote_side: &[(TableId, usize)],
    order_by: Vec<OrderBy>,
) -> Result<ConfiguredRelationship, OrmError> {
    let class = orm.attribute(attribute).class;
    let (local_table, remote_table) = (orm.mapper(class).table, orm.mapper(target).table);
    let self_referential = local_table == remote_table;
    let links = links(orm, attribute, local_table, remote_table)?;
    let links = choose(attribute, links, local_table, remote_table, foreign_keys)?;

    let direction = if self_referential {
        self_referential_direction(attribute, &links, local_table, remote_side)?
    } else if links.iter().any(|link| link.owned) {
        Direction::ManyToOne
    } else {
        Direction::OneToMany
    };
    let pairs: Vec<Pair> = links
        .iter()
        .map(|link| match (self_referential, direction) {
            // In a self-referential table `local` is the foreign key column, `remote` what it refers to.
            (true, Direction::OneToMany) => Pair { local: link.remote, remote: link.local },
            (true, Direction::ManyToOne) | (false, _) => Pair { local: link.local, remote: link.remote },
        })
        .collect();
    let options = &orm.relationship(attribute).options;
    let uselist = options.uselist.unwrap_or(direction != Direction::ManyToOne);
    let mut keys: Vec<usize> = pairs.iter().map(|pair| pair.remote).collect();
    keys.sort_unstable();
    Ok(ConfiguredRelationship {
        target,
        direction,
        uselist,
        use_get: !uselist && keys == orm.mapper(target).primary_key,
        pairs,
        self_referential,
        cascade: options.cascade,
        passive_deletes: options.passive_deletes,
        passive_updates: options.passive_updates,
        post_update: options.post_update,
        order_by,
    })
}

/// Every foreign key between the two tables.
fn links(
    orm: &OrmState,
    attribute: AttributeId,
    local_table: TableId,
    remote_table: TableId,
) -> Result<Vec<Link>, OrmError> {
    let (Some(local), Some(remote)) = (orm.schema().table(local_table), orm.schema().table(remote_table))
    else {
        return Err(OrmError::NoForeignKeys(attribute));
    };
    let mut links = Vec::new();
    for (position, referred) in references(remote, local)? {
        links.push(Link { owned: local_table == remote_table, local: referred, remote: position });
    }
    if local_table == remote_table {
        for link in &mut links {
            (link.local, link.remote) = (link.remote, link.local);
        }
    } else {
        for (position, referred) in references(local, remote)? {
            links.push(Link { owned: true, local: position, remote: referred });
        }
    }
    Ok(links)
}

/// Foreign keys of `from` that refer to `to`: positions of the column and of the referred column.
fn references(from: &Table, to: &Table) -> Result<Vec<(usize, usize)>, OrmError> {
    let mut found = Vec::new();
    for (position, column) in from.columns.iter().enumerate() {
        for key in column.foreign_keys.iter().filter(|key| key.table == to.name) {
            let Some(referred) = to.position(&key.column) else {
                return Err(OrmError::NoReferencedColumn {
                    table: from.name.clone(),
                    target_table: to.name.clone(),
                    target: key.column.clone(),
                });
            };
            found.push((position, referred));
        }
    }
    Ok(found)
}

/// Narrows the links down by `foreign_keys`, and insists on one path.
fn choose(
    attribute: AttributeId,
    links: Vec<Link>,
    local_table: TableId,
    remote_table: TableId,
    foreign_keys: &[(TableId, usize)],
) -> Result<Vec<Link>, OrmError> {
    if links.is_empty() {
        return Err(OrmError::NoForeignKeys(attribute));
    }
    let named = |link: &Link| {
        let column = if link.owned { (local_table, link.local) } else { (remote_table, link.remote) };
        foreign_keys.contains(&column)
    };
    let chosen: Vec<Link> = match (links.len(), foreign_keys.is_empty()) {
        (_, true) => links,
        (1, false) if !links.iter().all(named) => return Err(OrmError::NoRelevantForeignKeys(attribute)),
        (_, false) => links.into_iter().filter(named).collect(),
    };
    match chosen.len() {
        1 => Ok(chosen),
        _ => Err(OrmError::AmbiguousForeignKeys(attribute)),
    }
}

/// The foreign key column is remote unless `remote_side` says otherwise.
fn self_referential_direction(
    attribute: AttributeId,
    links: &[Link],
    table: TableId,
    remote_side: &[(TableId, usize)],
) -> Result<Direction, OrmError> {
    if remote_side.is_empty() {
        return Ok(Direction::OneToMany);
    }
    let names = |position: usize| remote_side.contains(&(table, position));
    let foreign_key_is_remote = links.iter().any(|link| names(link.local));
    let referred_is_remote = links.iter().any(|link| names(link.remote));
    match (foreign_key_is_remote, referred_is_remote) {
        (true, false) => Ok(Direction::OneToMany),
        (false, true) => Ok(Direction::ManyToOne),
        (true, true) | (false, false) => Err(OrmError::NoLocalRemotePairs(attribute)),
    }
}
