//! What goes wrong when objects enter and leave sessions.

use bothways_orm::OrmError;

use super::{Exception, quoted, text};
use crate::context::Context;

const REQUEST: &str = "InvalidRequestError";

pub(super) fn exception(cx: &mut Context<'_>, error: &OrmError) -> Option<Exception> {
    Some(match error {
        OrmError::AlreadyAttached { instance, attached, session } => {
            let object = text::object(cx, *instance);
            Exception::new(
                REQUEST,
                format!(
                    "Object '{object}' is already attached to session '{}' (this is '{}')",
                    attached.0 + 1,
                    session.0 + 1
                ),
            )
        }
        OrmError::IdentityConflict { instance } => {
            let object = text::object(cx, *instance);
            let key = cx.facade.orm.object(*instance).key.clone();
            let key = key.map(|key| identity(cx, &key)).unwrap_or_default();
            Exception::new(
                REQUEST,
                format!(
                    "Can't attach instance {object}; another instance with key {key} is already present in this \
                     session."
                ),
            )
        }
        OrmError::AddDeleted(instance) => {
            let object = text::object(cx, *instance);
            Exception::new(
                REQUEST,
                format!(
                    "Instance '{object}' has been deleted.  Use the make_transient() function to send this object back \
                     to the transient state."
                ),
            )
        }
        OrmError::NotPersisted(instance) => {
            let object = text::object(cx, *instance);
            Exception::new(REQUEST, format!("Instance '{object}' is not persisted"))
        }
        OrmError::NotPersistent(instance) => {
            let object = text::object(cx, *instance);
            Exception::new(REQUEST, format!("Instance '{object}' is not persistent within this Session"))
        }
        OrmError::CouldNotRefresh(instance) => {
            let object = text::object(cx, *instance);
            Exception::new(REQUEST, format!("Could not refresh instance '{object}'"))
        }
        OrmError::NotPresent(instance) => {
            let object = text::object(cx, *instance);
            Exception::new(REQUEST, format!("Instance {object} is not present in this Session"))
        }
        OrmError::PendingRollback(original) => {
            let original = quoted(cx, original);
            Exception::coded(
                "PendingRollbackError",
                format!(
                    "This Session's transaction has been rolled back due to a previous exception during flush. To begin \
                     a new transaction with this Session, first issue Session.rollback(). Original exception was: \
                     {original}"
                ),
                "7s2a",
            )
        }
        OrmError::IncorrectKeySize { columns, .. } => {
            let columns: Vec<String> = columns.iter().map(|column| format!("'{column}'")).collect();
            Exception::new(
                REQUEST,
                format!(
                    "Incorrect number of values in identifier to formulate primary key for session.get(); primary key \
                     columns are {}",
                    columns.join(",")
                ),
            )
        }
        _ => return None,
    })
}

/// An identity key as Python shows the tuple: `(<class '__main__.P'>, (1,), None)`.
pub(super) fn identity(cx: &mut Context<'_>, key: &bothways_world::IdentityKey) -> String {
    let values = super::statement::tuple(cx, &key.values);
    format!("({}, {values}, None)", text::class(cx, key.class))
}
