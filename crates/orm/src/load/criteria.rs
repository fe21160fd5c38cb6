//! Criteria that options add wherever rows of a class are loaded: `with_loader_criteria()`, and those of one
//! relationship, `Parent.children.and_(…)`.

use std::sync::Arc;

use bothways_sql::Expression;
use bothways_world::{AttributeId, ClassId};

use super::options::{LoadPath, LoaderOption, OptionTarget, Strategy};
use crate::OrmState;
use crate::config::TableColumn;

/// What a class is in a statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    /// An entity: an alias of it, or a subclass, is meant only by `include_aliases=True`.
    Entity,
    /// What is joined to an entity to be loaded with it.
    JoinedLoad,
}

/// Conditions about the tables of a class, where the class has this name.
pub fn criteria_under(
    orm: &OrmState,
    criteria: &[Expression],
    class: ClassId,
    name: &Arc<str>,
) -> Vec<Expression> {
    let tables = orm.tables_of(class);
    let adapt = |criterion: &Expression| {
        criterion.replaced(&mut |part| {
            let (table, column) = part.as_column()?;
            let table = orm.schema().find(table).filter(|table| tables.contains(table))?;
            let position = orm.schema().table(table)?.position(column)?;
            orm.column_in(name, TableColumn { table, position })
        })
    };
    criteria.iter().flat_map(|criterion| adapt(criterion).unannotated().conjuncts().to_vec()).collect()
}

/// What `with_loader_criteria()` says of a class (`_get_extra_criteria`).
pub(crate) fn entity_criteria(
    orm: &OrmState,
    options: &[LoaderOption],
    class: ClassId,
    (name, role): (&Arc<str>, Role),
) -> Vec<Expression> {
    let is_alias = *name != orm.table_of(class).name;
    let given = options.iter().filter(|option| match (option.target, &option.strategy) {
        (OptionTarget::Entity(of), Strategy::Criteria { include_aliases, of_base }) => {
            let is_entity = class == of && !is_alias && !of_base;
            orm.is_a(class, of) && (role == Role::JoinedLoad || *include_aliases || is_entity)
        }
        _ => false,
    });
    given.flat_map(|option| criteria_under(orm, &option.criteria, class, name)).collect()
}

/// What `Parent.children.and_(…)` says in the option for a relationship at a path.
pub(crate) fn relationship_criteria(
    orm: &OrmState,
    options: &[LoaderOption],
    path: &LoadPath,
    attribute: AttributeId,
    name: &Arc<str>,
) -> Vec<Expression> {
    let is_for =
        |option: &&LoaderOption| option.target == OptionTarget::Attribute(attribute) && option.path == *path;
    let target = orm.relationship(attribute).setup().target;
    match options.iter().rev().find(is_for) {
        Some(option) => criteria_under(orm, &option.criteria, target, name),
        None => Vec::new(),
    }
}

/// All that is said of what a relationship at a path leads to.
pub(crate) fn target_criteria(
    orm: &OrmState,
    options: &[LoaderOption],
    path: &LoadPath,
    attribute: AttributeId,
    (name, role): (&Arc<str>, Role),
) -> Vec<Expression> {
    let target = orm.relationship(attribute).setup().target;
    let mut criteria = relationship_criteria(orm, options, path, attribute, name);
    criteria.extend(entity_criteria(orm, options, target, (name, role)));
    criteria
}
