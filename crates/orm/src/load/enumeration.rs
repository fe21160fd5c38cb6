//! The values of an `Enum` are looked up as rows are fetched, before anything is loaded from them.

use std::sync::Arc;

use bothways_sql::{EnumType, SqlType};
use bothways_world::Scalar;

use super::plan::{EntityPlan, RelationshipPlan, Slot};
use super::populate::{QueryContext, RowPlan};
use super::rows::definition;
use crate::{OrmError, OrmState};

/// A column of the statement whose values are those of an enumeration.
type Enumerated = (Slot, Arc<EnumType>);

/// Every value of an `Enum` must be one that it has.
///
/// # Errors
/// A row holds another one.
pub(super) fn check_values(
    orm: &OrmState,
    cx: &QueryContext,
    plans: &[RowPlan],
    rows: &[Vec<Scalar>],
) -> Result<(), OrmError> {
    let mut columns = Vec::new();
    for plan in plans {
        match plan {
            RowPlan::Entity(plan) => add_columns(orm, plan, &mut columns),
            RowPlan::Value(slot, Some(SqlType::Enum(kind))) => columns.push((*slot, Arc::clone(kind))),
            RowPlan::Value(..) => {}
        }
    }
    for (row, (slot, kind)) in rows.iter().flat_map(|row| columns.iter().map(move |column| (row, column))) {
        let value = cx.value(row, *slot);
        if !kind.admits(value) {
            return Err(OrmError::NotInEnum { value: value.clone(), kind: Arc::clone(kind) });
        }
    }
    Ok(())
}

fn add_columns(orm: &OrmState, plan: &EntityPlan, columns: &mut Vec<Enumerated>) {
    for (place, _, slot) in &plan.columns {
        if let Some(SqlType::Enum(kind)) = definition(orm, *place).map(|column| &column.sql_type) {
            columns.push((*slot, Arc::clone(kind)));
        }
    }
    for (_, relationship) in &plan.relationships {
        if let RelationshipPlan::Joined(related) = relationship {
            add_columns(orm, related, columns);
        }
    }
}
