//! A query as it is compiled: what it selects from, and what tells the rows of classes that share a table with
//! others (`_adjust_for_extra_criteria`). Its expressions say no more whose attributes they were made of.

use std::sync::Arc;

use bothways_sql::{Expression, From, Source, beside};
use bothways_world::ClassId;

use super::{Entity, Query, QueryJoin, Selectable};
use crate::OrmState;
use crate::load::{LoaderOption, OptionTarget, Role, Root, Strategy, entity_criteria};

/// A query and its FROM clause.
pub(super) struct Settled {
    /// The query, its expressions without annotations.
    pub query: Query,
    /// What it selects from.
    pub from: Vec<From>,
}

/// Settles a query.
pub(super) fn settled(orm: &OrmState, query: &Query) -> Settled {
    let mut query = query.clone();
    for joined in &mut query.joins {
        join_criteria(orm, &query.options, joined);
    }
    let from = from_clause(orm, &query);
    let criteria = entity_criteria_of(orm, &query).into_iter().chain(criteria(orm, &query));
    let criteria: Vec<Expression> = criteria.collect();
    for entity in &mut query.entities {
        if let Entity::Expression { expression, .. } = entity {
            *expression = expression.unannotated();
        }
    }
    let orders = query.order_by.iter_mut().map(|term| &mut term.expression);
    let conditions = query.filters.iter_mut().chain(&mut query.group_by).chain(&mut query.having);
    for expression in conditions.chain(orders) {
        *expression = expression.unannotated();
    }
    for QueryJoin { join, .. } in &mut query.joins {
        join.on = join.on.unannotated();
    }
    query.filters = query.filters.iter().flat_map(Expression::conjuncts).cloned().collect();
    query.filters.extend(criteria);
    query.options = rooted_options(orm, &query);
    Settled { query, from }
}

/// The options of a query, each starting from the entity that it is for: the class of an attribute may be one above
/// that of the entity, or one below it, which then has part in it.
fn rooted_options(orm: &OrmState, query: &Query) -> Vec<LoaderOption> {
    let rooted = |option: &LoaderOption| {
        let Root { class, alias } = &option.path.root;
        let is_of_attribute =
            !option.path.steps.is_empty() || matches!(option.target, OptionTarget::Attribute(_));
        let entity = query.entities.iter().find_map(|entity| match entity {
            Entity::Class(entity, known) if known == alias => {
                let fits = orm.is_a(*entity, *class) || is_of_attribute && orm.is_a(*class, *entity);
                fits.then_some(*entity)
            }
            Entity::Class(..) | Entity::Expression { .. } => None,
        });
        let mut option = option.clone();
        option.path.root.class = entity.unwrap_or(*class);
        option
    };
    query.options.iter().map(rooted).collect()
}

/// What `with_loader_criteria()` says of a class that is joined: a part of its join.
fn join_criteria(orm: &OrmState, options: &[LoaderOption], QueryJoin { entity, join, .. }: &mut QueryJoin) {
    let Some(Root { class, alias }) = entity else { return };
    let name = alias.as_ref().unwrap_or(&orm.table_of(*class).name);
    let criteria = entity_criteria(orm, options, *class, (name, Role::Entity));
    let place = match &mut join.source {
        source if source.name() == Some(name) => Some(&mut join.on),
        Source::Joined(from) => {
            let last = from.joins.iter_mut().find(|inner| inner.source.name() == Some(name));
            last.map(|inner| &mut inner.on)
        }
        Source::Table { .. } | Source::Subquery { .. } => None,
    };
    if let Some(on) = place {
        *on = on.and(criteria);
    }
}

/// What `with_loader_criteria()` says of the classes that a query selects from without joining them.
fn entity_criteria_of(orm: &OrmState, query: &Query) -> Vec<Expression> {
    if !query.options.iter().any(|option| matches!(option.target, OptionTarget::Entity(_))) {
        return Vec::new();
    }
    let mut roots: Vec<Root> = Vec::new();
    let mut add = |root: Root| {
        if !roots.contains(&root) {
            roots.push(root);
        }
    };
    for entity in &query.entities {
        match entity {
            Entity::Class(class, alias) => add(Root { class: *class, alias: alias.clone() }),
            Entity::Expression { is_core: true, .. } => {}
            Entity::Expression { expression, .. } => named_in(orm, expression).into_iter().for_each(&mut add),
        }
    }
    for Selectable { name, class } in &query.from {
        if let Some(class) = class {
            let alias = orm.schema().find(name).is_none().then(|| name.clone());
            add(Root { class: *class, alias });
        }
    }
    query.filters.iter().flat_map(|filter| named_in(orm, filter)).for_each(&mut add);
    let is_joined = |root: &Root| query.joins.iter().any(|join| join.entity.as_ref() == Some(root));
    let criteria = roots.iter().filter(|root| !is_joined(root)).flat_map(|Root { class, alias }| {
        let name = alias.as_ref().unwrap_or(&orm.table_of(*class).name);
        entity_criteria(orm, &query.options, *class, (name, Role::Entity))
    });
    criteria.collect()
}

/// The mapped classes whose tables an expression names.
fn named_in(orm: &OrmState, expression: &Expression) -> Vec<Root> {
    let mut roots = Vec::new();
    expression.each_column(&mut |name, _| {
        let Source::Table { name: table, alias } = orm.source(name) else { return };
        let table = orm.schema().find(&table);
        let class = orm.mappers.iter().position(|mapper| Some(mapper.table) == table);
        roots.extend(class.map(|class| Root { class: ClassId::from_index(class), alias }));
    });
    roots
}

/// The classes whose attributes an expression was made of, each with the name that it has there.
pub fn entities_in(orm: &OrmState, expression: &Expression) -> Vec<Root> {
    let columns = expression.columns();
    let roots = columns.iter().filter_map(|column| {
        let class = column.annotations().entity?;
        let (table, _) = column.as_column()?;
        let name = entity_name(orm, class, table);
        let is_alias = orm.schema().find(table).is_none();
        Some(Root { class, alias: is_alias.then_some(name) })
    });
    roots.collect()
}

/// The conditions for the classes of a query that have no table of their own: of its entities, of what it selects
/// from, of its WHERE clause. One that is joined has it in the join.
fn criteria(orm: &OrmState, query: &Query) -> Vec<Expression> {
    let mut roots: Vec<Root> = Vec::new();
    for entity in &query.entities {
        match entity {
            Entity::Class(class, alias) => roots.push(Root { class: *class, alias: alias.clone() }),
            Entity::Expression { expression, .. } => roots.extend(entities_in(orm, expression)),
        }
    }
    for Selectable { name, class } in &query.from {
        if let Some(class) = class {
            let alias = orm.schema().find(name).is_none().then(|| name.clone());
            roots.push(Root { class: *class, alias });
        }
    }
    // What a condition is made of is looked through from its end (`surface_expressions`).
    roots.extend(query.filters.iter().flat_map(|filter| entities_in(orm, filter).into_iter().rev()));
    let joined: Vec<&Root> = query.joins.iter().filter_map(|join| join.entity.as_ref()).collect();
    let mut known: Vec<&Root> = Vec::new();
    for root in &roots {
        if !joined.contains(&root) && !known.contains(&root) {
            known.push(root);
        }
    }
    known.into_iter().filter_map(|root| criterion(orm, root)).collect()
}

/// What tells the rows of a class in the table of another one.
pub fn criterion(orm: &OrmState, Root { class, alias }: &Root) -> Option<Expression> {
    let name = alias.as_ref().unwrap_or(&orm.table_of(*class).name);
    orm.single_table_criterion(*class, name)
}

/// What a query selects from: what it says and joins, then what its columns and conditions mention.
fn from_clause(orm: &OrmState, query: &Query) -> Vec<From> {
    let mut mentioned: Vec<Selectable> = Vec::new();
    let mut mention = |name: &Arc<str>, class: Option<ClassId>| {
        if !name.is_empty() && !mentioned.iter().any(|known| known.name == *name) {
            mentioned.push(Selectable { name: name.clone(), class });
        }
    };
    for entity in &query.entities {
        match entity {
            Entity::Class(class, Some(alias)) => mention(alias, Some(*class)),
            Entity::Class(class, None) => mention(&orm.table_of(*class).name, Some(*class)),
            Entity::Expression { expression, .. } => {
                for column in expression.columns() {
                    // The tables of a class come together, whichever its column is in.
                    let alias = column.annotations().polymorphic_alias;
                    if let Some(Selectable { name, class }) =
                        alias.and_then(|number| orm.polymorphic_alias_of(number))
                    {
                        mention(name, *class);
                        continue;
                    }
                    let class =
                        column.annotations().entity.filter(|class| orm.selects_several_tables(*class));
                    match (class, column.as_column()) {
                        (Some(class), Some((table, _))) => {
                            mention(&entity_name(orm, class, table), Some(class))
                        }
                        (None, Some((table, _))) => mention(table, None),
                        (Some(_) | None, None) => {}
                    }
                }
            }
        }
    }
    let mut from: Vec<From> = query.from.iter().map(|selectable| selected(orm, selectable)).collect();
    let first = mentioned.first().map(|first| first.name.clone());
    let has = |from: &From, name: &Arc<str>| from.sources().iter().any(|source| source.name() == Some(name));
    for QueryJoin { left, join, .. } in &query.joins {
        let left = match left {
            Some(left) => Some(left.clone()),
            None => from.first().and_then(name_of).or_else(|| first.clone()),
        };
        let Some(left) = left else { continue };
        let known = mentioned.iter().find(|known| known.name == left || has(&selected(orm, known), &left));
        let name = known.map_or_else(|| left.clone(), |known| name_in_from(orm, known));
        match from.iter_mut().find(|from| has(from, &name)) {
            Some(from) => from.joins.push(join.clone()),
            None => {
                let mut left = match known {
                    Some(known) => selected(orm, known),
                    None => From::of(orm.source(&left)),
                };
                left.joins.push(join.clone());
                from.push(left);
            }
        }
    }
    for selectable in &mentioned {
        if !from.iter().any(|from| has(from, &name_in_from(orm, selectable))) {
            let next = selected(orm, selectable);
            // The tables of a superclass are in the join of a subclass's (`_hide_froms`).
            from.retain(|known| known.source != next.source || !next.joins.starts_with(&known.joins));
            from.push(next);
        }
    }
    for selectable in contained(orm, query) {
        if !from.iter().any(|from| has(from, &name_in_from(orm, &selectable))) {
            from.push(selected(orm, &selectable));
        }
    }
    for filter in &query.filters {
        filter.each_column(&mut |table, _| {
            if !table.is_empty() && !from.iter().any(|from| has(from, table)) {
                from.push(From::of(orm.source(table)));
            }
        });
    }
    from
}

/// What `contains_eager()` loads from, whether or not the query joins it.
fn contained(orm: &OrmState, query: &Query) -> Vec<Selectable> {
    let of_option = |option: &LoaderOption| match (&option.strategy, option.target) {
        (Strategy::ContainsEager(alias), OptionTarget::Attribute(attribute)) => {
            let target = orm.relationship(attribute).setup().target;
            let name = alias.clone().unwrap_or_else(|| orm.table_of(target).name.clone());
            Some(Selectable { name, class: Some(target) })
        }
        _ => None,
    };
    query.options.iter().filter_map(of_option).collect()
}

/// The name by which something is found in a FROM clause: that of a class's own table, or of its alias.
fn name_in_from(orm: &OrmState, Selectable { name, class }: &Selectable) -> Arc<str> {
    match class {
        Some(class) => orm.table_name_in(name, orm.mapper(*class).table),
        None => name.clone(),
    }
}

/// What a query calls a class, one of whose tables it calls this.
fn entity_name(orm: &OrmState, class: ClassId, table: &Arc<str>) -> Arc<str> {
    let own = &orm.table_of(class).name;
    match orm.schema().find(table) {
        Some(_) => own.clone(),
        None => beside(table, own).unwrap_or_else(|| table.clone()),
    }
}

/// The name of what a FROM element begins with.
fn name_of(from: &From) -> Option<Arc<str>> {
    from.source.name().cloned()
}

fn selected(orm: &OrmState, Selectable { name, class }: &Selectable) -> From {
    match class {
        Some(class) => orm.selectable_as(*class, name),
        None => From::of(orm.source(name)),
    }
}
