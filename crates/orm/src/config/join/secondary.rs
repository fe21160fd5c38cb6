//! Many-to-many: two conditions, from either table to the secondary one between them.

use bothways_sql::{Annotations, Expression};
use bothways_world::TableId;

use super::{JoinArguments, JoinCondition, SecondaryJoin, Sides, annotate, check_foreign_columns, column};
use super::{foreign_keys, pairs};
use crate::{Orm, OrmError};

/// Determines both conditions. All columns of the secondary table are remote.
pub(super) fn determine(
    orm: &Orm,
    sides: Sides<'_>,
    secondary: TableId,
    arguments: &JoinArguments,
) -> Result<JoinCondition, OrmError> {
    let Sides { attribute, local, remote } = sides;
    let considered = &arguments.foreign_keys;
    let between = |tables| foreign_keys::between(orm, attribute, tables, &[secondary], considered);
    let condition = match &arguments.secondaryjoin {
        Some(condition) => condition.clone(),
        None => between(remote)?,
    };
    let primary = match &arguments.primaryjoin {
        Some(condition) => condition.clone(),
        None => between(local)?,
    };
    let annotated = |condition: &Expression| {
        let foreign = annotate::foreign(orm, condition, considered, Some(secondary));
        foreign.annotated(&mut |part, annotations| Annotations {
            remote: column(orm, part).is_some_and(|column| column.table == secondary),
            ..annotations
        })
    };
    let primary = annotate::local(orm, local, &annotated(&primary));
    let condition = annotated(&condition);

    let mapped: Vec<TableId> = local.all.iter().chain(&remote.all).copied().chain([secondary]).collect();
    let pairs::Pairs { mut local_remote, synchronize } = pairs::pairs(orm, &mapped, &primary);
    let of_secondary = pairs::pairs(orm, &mapped, &condition);
    check_foreign_columns(orm, attribute, &primary, &synchronize)?;
    check_foreign_columns(orm, attribute, &condition, &of_secondary.synchronize)?;
    for pair in of_secondary.local_remote {
        if !local_remote.contains(&pair) {
            local_remote.push(pair);
        }
    }
    if local_remote.is_empty() {
        return Err(OrmError::NoLocalRemotePairs(attribute));
    }
    Ok(JoinCondition {
        primary,
        local_remote_pairs: local_remote,
        synchronize_pairs: synchronize,
        secondary: Some(SecondaryJoin {
            table: secondary,
            condition,
            synchronize_pairs: of_secondary.synchronize,
        }),
    })
}
