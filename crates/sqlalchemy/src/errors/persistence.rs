//! What goes wrong inside a flush.

use bothways_orm::config::Direction;
use bothways_orm::{CircularAction, OrmError};

use super::{Exception, text};
use crate::context::Context;

pub(super) fn exception(cx: &mut Context<'_>, error: &OrmError) -> Option<Exception> {
    Some(match error {
        OrmError::NoneInCollection(attribute) => {
            let relationship = text::relationship(cx, *attribute);
            Exception::new("FlushError", format!("Can't flush None value found in collection {relationship}"))
        }
        OrmError::WrongType { item, attribute, expected, is_subclass } => {
            let class = text::class(cx, cx.facade.orm.object(*item).class);
            let (relationship, wanted) = (text::relationship(cx, *attribute), text::class(cx, *expected));
            let hint = if *is_subclass {
                let mapper = text::mapper(cx, *expected);
                format!(
                    " If {class} is a subclass of {wanted}, configure mapper \"{mapper}\" to load this subtype \
                     polymorphically, or set enable_typechecks=False to allow any subtype to be accepted for flush. "
                )
            } else {
                String::new()
            };
            Exception::new(
                "FlushError",
                format!(
                    "Attempting to flush an item of type {class} as a member of collection \"{relationship}\". Expected \
                     an object of type {wanted} or a polymorphic subclass of this type.{hint}"
                ),
            )
        }
        OrmError::StaleSecondaryDelete { table, expected, matched } => Exception::new(
            "StaleDataError",
            format!(
                "DELETE statement on table '{table}' expected to delete {expected} row(s); Only {matched} were matched."
            ),
        ),
        OrmError::StaleUpdate { table, expected, matched } => Exception::new(
            "StaleDataError",
            format!(
                "UPDATE statement on table '{table}' expected to update {expected} row(s); {matched} were matched."
            ),
        ),
        OrmError::StaleVersionedDelete { table, expected, matched } => Exception::new(
            "StaleDataError",
            format!(
                "DELETE statement on table '{table}' expected to delete {expected} row(s); {matched} were matched.  \
                 Please set confirm_deleted_rows=False within the mapper configuration to prevent this warning."
            ),
        ),
        OrmError::NullKeyOfUpdate { table, column } => Exception::new(
            "FlushError",
            format!("Can't update table {table} using NULL for primary key value on column {column}"),
        ),
        OrmError::BlankedPrimaryKey { source, destination, instance } => {
            let object = text::object(cx, *instance);
            Exception::new(
                "AssertionError",
                format!(
                    "Dependency rule on column '{source}' tried to blank-out primary key column '{destination}' on \
                     instance '{object}'"
                ),
            )
        }
        OrmError::QueuedForPresentCollection => Exception::new("AssertionError", ""),
        OrmError::TooManyFlushes => Exception::new(
            "FlushError",
            "Over 100 subsequent flushes have occurred within session.commit() - is an after_flush() hook creating new \
             objects?",
        ),
        OrmError::DeletedOutside => {
            Exception::new("AssertionError", "Failed to add object to the flush context!")
        }
        OrmError::NoSuchColumn { column } => Exception::new(
            "NoSuchColumnError",
            format!("Could not locate column in row for column '{column}'"),
        ),
        OrmError::DeleteByNull { table, column } => Exception::new(
            "FlushError",
            format!("Can't delete from table {table} using NULL for primary key value on column {column}"),
        ),
        OrmError::NullIdentity { instance } => {
            let object = text::object(cx, *instance);
            Exception::new(
                "FlushError",
                format!(
                    "Instance {object} has a NULL identity key.  If this is an auto-generated value, check that the \
                     database table allows generation of new primary key values, and that the mapped Column object is \
                     configured to expect these generated values.  Ensure also that this flush() is not occurring at \
                     an inappropriate time, such as within a load() event."
                ),
            )
        }
        OrmError::CircularDependency { actions } => {
            let states: Vec<String> = actions.iter().map(|action| circular(cx, *action)).collect();
            Exception::new(
                "CircularDependencyError",
                format!("Circular dependency detected. ({})", states.join(", ")),
            )
        }
        _ => return None,
    })
}

/// An action in a circle, as its `repr` shows it.
fn circular(cx: &mut Context<'_>, action: CircularAction) -> String {
    match action {
        CircularAction::Save(instance) => format!("_SaveUpdateState({})", text::object(cx, instance)),
        CircularAction::Delete(instance) => format!("_DeleteState({})", text::object(cx, instance)),
        CircularAction::Process { attribute, instance, deletes } => {
            let setup =
                cx.facade.orm.attribute(attribute).relationship().and_then(|it| it.configured.as_ref());
            let processor = match setup.map(|setup| setup.direction) {
                Some(Direction::ManyToOne) => "_ManyToOneDP",
                Some(Direction::OneToMany) | None => "_OneToManyDP",
                Some(Direction::ManyToMany) => "_ManyToManyDP",
            };
            let deletes = if deletes { "True" } else { "False" };
            let relationship = text::relationship(cx, attribute);
            let object = text::object(cx, instance);
            format!("_ProcessState({processor}({relationship}), {object}, delete={deletes})")
        }
    }
}
