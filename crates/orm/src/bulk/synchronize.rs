//! What a statement about whole tables does to the objects in the session: `synchronize_session`.

use bothways_sql::{Expression, Outcome};
use bothways_world::{AttributeId, ClassId, IdentityKey, InstanceId, Scalar, SessionId};

use crate::config::TableColumn;
use crate::evaluator::{Evaluated, can_evaluate, evaluate, truth};
use crate::{Orm, OrmError, OrmState, attributes, load, session};

/// `synchronize_session=`: how objects in the session learn of the change.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Synchronize {
    /// By evaluating the condition in memory if that is possible, else by fetching keys.
    #[default]
    Auto,
    /// By evaluating the condition in memory.
    Evaluate,
    /// By fetching the keys of the rows.
    Fetch,
    /// Not at all.
    No,
}

/// How the session learns of a statement, and what the statement returns for that and for the program.
pub(super) struct Synchronization {
    /// One of those that [`Synchronize::Auto`] stands for, or what the program chose.
    pub chosen: Synchronize,
    /// Positions of the columns returned.
    pub returning: Vec<usize>,
}

/// Chooses how the session learns of a statement.
pub(super) fn choose(
    orm: &OrmState,
    class: Option<ClassId>,
    filter: Option<&Expression>,
    synchronize: Synchronize,
    returning: &[usize],
) -> Result<Synchronization, OrmError> {
    let Some(class) = class else {
        return Ok(Synchronization { chosen: Synchronize::No, returning: returning.to_vec() });
    };
    let evaluable = filter.is_none_or(|filter| can_evaluate(orm, class, filter));
    let chosen = match synchronize {
        Synchronize::Auto if evaluable => Synchronize::Evaluate,
        Synchronize::Auto => Synchronize::Fetch,
        Synchronize::Evaluate if !evaluable => {
            return Err(OrmError::Unsupported("this condition with synchronize_session=\"evaluate\"".into()));
        }
        given @ (Synchronize::Evaluate | Synchronize::Fetch | Synchronize::No) => given,
    };
    let mut returning = returning.to_vec();
    if chosen == Synchronize::Fetch {
        let key = key_positions(orm, class);
        let missing: Vec<usize> = key.into_iter().filter(|position| !returning.contains(position)).collect();
        returning.extend(missing);
    }
    Ok(Synchronization { chosen, returning })
}

/// The objects of the session that a statement was about; whether that could not be told for an expired attribute.
pub(super) fn matched(
    orm: &mut Orm,
    session: SessionId,
    class: ClassId,
    filter: Option<&Expression>,
    synchronization: &Synchronization,
    outcome: &Outcome,
) -> Vec<(InstanceId, bool)> {
    match synchronization.chosen {
        Synchronize::No | Synchronize::Auto => Vec::new(),
        Synchronize::Fetch => {
            let key = key_positions(orm, class);
            let mut found = Vec::new();
            for row in &outcome.rows {
                let value = |position: &usize| {
                    let index = synchronization.returning.iter().position(|returned| returned == position)?;
                    row.get(index).cloned()
                };
                let values = key.iter().filter_map(value).collect();
                let class = orm.identity_class(class);
                found.extend(session::lookup(orm, session, &IdentityKey { class, values }));
            }
            found.into_iter().map(|instance| (instance, false)).collect()
        }
        Synchronize::Evaluate => {
            let objects = session::objects(orm, session);
            let mut found = Vec::new();
            for instance in objects {
                let object = orm.object(instance);
                if !orm.is_a(object.class, class) || object.key.is_none() || load::is_expired(orm, instance) {
                    continue;
                }
                match filter.map(|filter| evaluate(orm, instance, filter)) {
                    None => found.push((instance, false)),
                    Some(Evaluated::Expired) => found.push((instance, true)),
                    Some(Evaluated::Value(value)) if truth(&value) => found.push((instance, false)),
                    Some(Evaluated::Value(_)) => {}
                }
            }
            found
        }
    }
}

/// Gives an object the new values: those that can be computed, of attributes that it did not change itself; others
/// expire.
pub(super) fn apply(
    orm: &mut Orm,
    class: ClassId,
    instance: InstanceId,
    set: &[(usize, Expression)],
    prefetched: &[(usize, Scalar)],
) {
    for (position, value) in prefetched {
        if let Some(attribute) = attribute_of(orm, class, *position) {
            attributes::put_scalar(orm, instance, attribute, value.clone());
        }
    }
    let computed: Vec<(AttributeId, Option<Scalar>)> = set
        .iter()
        .filter_map(|(position, value)| {
            let attribute = attribute_of(orm, class, *position)?;
            let object = orm.object(instance);
            if !object.values.contains_key(&attribute) {
                return None;
            }
            let unmodified = !object.committed.contains_key(&attribute);
            let value = match can_evaluate(orm, class, value).then(|| evaluate(orm, instance, value)) {
                Some(Evaluated::Value(value)) if unmodified => Some(value),
                _ => None,
            };
            Some((attribute, value))
        })
        .collect();
    if let Some(session) = orm.object(instance).session {
        session::note_dirty(orm, session, instance);
    }
    for (attribute, value) in computed {
        match value {
            Some(value) => attributes::put_scalar(orm, instance, attribute, value),
            None => attributes::expire_attribute(orm, instance, attribute),
        }
    }
}

fn attribute_of(orm: &OrmState, class: ClassId, position: usize) -> Option<AttributeId> {
    orm.attribute_of_column(class, TableColumn { table: orm.mapper(class).table, position })
}

/// Positions of the key columns in the own table of a class, in the order of its primary key.
pub(super) fn key_positions(orm: &OrmState, class: ClassId) -> Vec<usize> {
    let mut key = orm.key_of_table(class, orm.mapper(class).table);
    key.sort_by_key(|(_, place)| *place);
    key.into_iter().map(|(position, _)| position).collect()
}
