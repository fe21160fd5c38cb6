//! `from_statement(text(…))`: entities and columns taken from the rows of a text that the program wrote
//! (`FromStatement`).

use std::sync::Arc;

use bothways_sql::{Expression, SelectColumn, Statement};
use bothways_world::{Cause, Scalar, SessionId};

use super::{Entity, Query, Rows, check_options, configure};
use crate::config::overlap::column_name;
use crate::load::{self, EntityPlan, LoadPath, Planner, QueryContext, RelationshipPlan, Root, RowPlan, Slot};
use crate::{Orm, OrmError, OrmState, session};

/// Sends the text and loads what the query asks for from its rows. The columns that `columns()` says it has are taken
/// by their places, any other by their names.
///
/// # Errors
/// Configuration errors, a failed autoflush, what the database refuses, a column that is not there.
pub fn execute_text(
    orm: &mut Orm,
    session: SessionId,
    query: &Query,
    statement: &Statement,
    columns: &[Expression],
) -> Result<Rows, OrmError> {
    orm.because(Cause::Query, |orm| {
        session::autoflush(orm, session)?;
        session::connect(orm, session)?;
        configure(orm, query)?;
        check_options(orm, query)?;
        let (plans, selected) = plan(orm, query);
        let outcome = session::execute(orm, session, statement)?;
        let mut places = Vec::with_capacity(selected.len());
        for column in &selected {
            places.push(place(&column.expression, columns, &outcome.columns));
        }
        check_places(orm, &plans, &selected, &places)?;
        let of_row = |row: &Vec<Scalar>| -> Vec<Scalar> {
            let cell = |place: &Option<usize>| place.and_then(|place| row.get(place)).cloned();
            places.iter().map(|place| cell(place).unwrap_or(Scalar::Null)).collect()
        };
        let rows: Vec<Vec<Scalar>> = outcome.rows.iter().map(of_row).collect();
        let mut cx = QueryContext::new(session, query.options.clone().into());
        cx.populate_existing = query.populate_existing;
        let rows = load::load_rows(orm, &mut cx, &plans, (&rows, selected.len()))?;
        Ok(Rows { rows, needs_unique: false })
    })
}

/// How the rows are loaded, and the columns that this takes.
fn plan(orm: &OrmState, query: &Query) -> (Vec<RowPlan>, Vec<SelectColumn>) {
    let mut planner = Planner::new(orm, query.options.clone().into());
    let mut plans = Vec::with_capacity(query.entities.len());
    for entity in &query.entities {
        plans.push(match entity {
            Entity::Class(class, alias) => {
                let name = alias.clone().unwrap_or_else(|| orm.table_of(*class).name.clone());
                let path = LoadPath { root: Root { class: *class, alias: alias.clone() }, steps: Vec::new() };
                let mut plan = planner.entity(*class, &name, path, &name);
                without_joins(&mut plan);
                RowPlan::Entity(plan)
            }
            Entity::Expression { expression, sql_type, .. } => {
                RowPlan::Value(planner.named_column(expression.unannotated()), sql_type.clone())
            }
        });
    }
    (plans, planner.primary)
}

/// Nothing is joined to a text: what would be is loaded when it is read.
fn without_joins(plan: &mut EntityPlan) {
    for (_, relationship) in &mut plan.relationships {
        if let RelationshipPlan::Joined(_) = relationship {
            *relationship = RelationshipPlan::Lazy(None);
        }
    }
    for (_, plan) in &mut plan.by_class {
        without_joins(plan);
    }
}

/// Where a column is in the rows.
fn place(column: &Expression, columns: &[Expression], names: &[Arc<str>]) -> Option<usize> {
    if !columns.is_empty() {
        return columns.iter().position(|known| known.unannotated() == *column);
    }
    let (table, name) = column.as_column()?;
    let label = format!("{table}_{name}");
    let of_name = |wanted: &str| names.iter().position(|known| known.rsplit('.').next() == Some(wanted));
    of_name(name).or_else(|| of_name(&label))
}

/// Keys and columns by themselves must be there.
fn check_places(
    orm: &OrmState,
    plans: &[RowPlan],
    selected: &[SelectColumn],
    places: &[Option<usize>],
) -> Result<(), OrmError> {
    let is_there = |slot: &Slot| match slot {
        Slot::Primary(index) | Slot::Secondary(index) => places.get(*index).is_some_and(Option::is_some),
    };
    for plan in plans {
        match plan {
            RowPlan::Entity(plan) => {
                let key = &orm.mapper(plan.class).primary_key;
                let missing = plan.columns.iter().filter(|(_, _, slot)| !is_there(slot));
                let missing: Vec<_> = missing.map(|(column, _, _)| *column).collect();
                if let Some(column) = missing.iter().find(|column| key.contains(column)) {
                    return Err(OrmError::NoSuchColumn { column: column_name(orm, *column) });
                }
                if !missing.is_empty() {
                    let what = "from_statement() with a text that leaves out columns of a class";
                    return Err(OrmError::Unsupported(what.into()));
                }
            }
            RowPlan::Value(slot, _) if !is_there(slot) => {
                let (Slot::Primary(index) | Slot::Secondary(index)) = slot;
                let column = selected.get(*index).and_then(|column| column.expression.as_column());
                return Err(match column {
                    Some((table, name)) => {
                        OrmError::NoSuchColumn { column: format!("{table}.{name}").into() }
                    }
                    None => OrmError::Unsupported("an expression of from_statement()".into()),
                });
            }
            RowPlan::Value(..) => {}
        }
    }
    Ok(())
}
