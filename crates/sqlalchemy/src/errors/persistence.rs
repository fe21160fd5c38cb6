//! What goes wrong inside a flush.

use bothways_orm::OrmError;

use super::{Exception, text};
use crate::context::Context;

pub(super) fn exception(cx: &mut Context<'_>, error: &OrmError) -> Option<Exception> {
    Some(match error {
        OrmError::WrongType { item, attribute, expected } => {
            let class = cx.facade.orm.object(*item).class;
            Exception::new(
                "FlushError",
                format!(
                    "Attempting to flush an item of type {} as a member of collection \"{}\". Expected an object of type \
                     {} or a polymorphic subclass of this type.",
                    text::class(cx, class),
                    text::relationship(cx, *attribute),
                    text::class(cx, *expected)
                ),
            )
        }
        OrmError::StaleUpdate { table, expected, matched } => Exception::new(
            "StaleDataError",
            format!(
                "UPDATE statement on table '{table}' expected to update {expected} row(s); {matched} were matched."
            ),
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
        OrmError::CircularDependency { instances } => {
            let mut states = Vec::with_capacity(instances.len());
            for instance in instances {
                let object = text::object(cx, *instance);
                states.push(format!("SaveUpdateState({object})"));
            }
            Exception::new(
                "CircularDependencyError",
                format!("Circular dependency detected. ({})", states.join(", ")),
            )
        }
        _ => return None,
    })
}
