//! What goes wrong when objects enter and leave sessions.

use bothways_orm::OrmError;

use super::{Exception, quoted, text};
use crate::context::Context;

const REQUEST: &str = "InvalidRequestError";

pub(super) fn exception(cx: &mut Context<'_>, error: &OrmError) -> Option<Exception> {
    Some(match error {
        OrmError::UnresolvedValue { instance, attribute, is_expired } => {
            let (column, object) = (text::column(cx, *attribute), text::object(cx, *instance));
            let why = match is_expired {
                true => "the object is detached and the value was expired",
                false => "no value has been set for this column",
            };
            Exception::new(
                REQUEST,
                format!("Can't resolve value for column {column} on object {object}; {why}"),
            )
        }
        OrmError::ParameterRequired(name) => {
            Exception::coded(REQUEST, format!("A value is required for bind parameter '{name}'"), "cd3x")
        }
        OrmError::NothingToSelectFrom => {
            let address = cx.vm.new_address();
            Exception::new(
                REQUEST,
                format!(
                    "Select statement '<sqlalchemy.sql.selectable.Select object at {address:#x}>' returned no FROM \
                     clauses due to auto-correlation; specify correlate(<tables>) to control correlation manually."
                ),
            )
        }
        OrmError::CascadeToWrongType { attribute, item } => {
            let definition = cx.facade.orm.attribute(*attribute);
            let (key, owner) = (definition.key.clone(), definition.class);
            let item = cx.facade.orm.object(*item).class;
            Exception::new(
                "AssertionError",
                format!(
                    "Attribute '{key}' on class '{}' doesn't handle objects of type '{}'",
                    text::class(cx, owner),
                    text::class(cx, item)
                ),
            )
        }
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
        OrmError::UnflushedKey { instance, changed } => {
            let orm = &cx.facade.orm;
            let keys: Vec<String> =
                changed.iter().map(|attribute| format!("'{}'", orm.attribute(*attribute).key)).collect();
            let mapper = text::mapper(cx, orm.object(*instance).class);
            Exception::new(
                REQUEST,
                format!(
                    "Please flush pending primary key changes on attributes {{{}}} for mapper {mapper} before \
                     proceeding with a refresh",
                    keys.join(", ")
                ),
            )
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
        OrmError::InactiveTransaction => Exception::new(
            REQUEST,
            "This session is in 'inactive' state, due to the SQL transaction being rolled back; no further SQL can be \
             emitted within this transaction.",
        ),
        OrmError::CommittedTransaction => Exception::new(
            REQUEST,
            "This session is in 'committed' state; no further SQL can be emitted within this transaction.",
        ),
        OrmError::NotRefreshable(instance) => {
            let object = text::object(cx, *instance);
            Exception::new(
                REQUEST,
                format!(
                    "Instance {object} cannot be refreshed - it's not  persistent and does not contain a full primary \
                     key."
                ),
            )
        }
        OrmError::AlreadyBegun => Exception::new(REQUEST, "A transaction is already begun on this Session."),
        OrmError::AutobeginDisabled => Exception::new(
            REQUEST,
            "Autobegin is disabled on this Session; please call session.begin() to start a new transaction",
        ),
        OrmError::SessionClosed => Exception::new(
            REQUEST,
            "This Session has been permanently closed and is unable to handle any more transaction requests.",
        ),
        OrmError::Unbound { class, statement } => {
            let mut looked = Vec::new();
            if let Some(class) = class {
                looked.push(format!("mapper {}", text::mapper(cx, *class)));
            }
            if *statement {
                looked.push("SQL expression".to_owned());
            }
            let looked = looked.join(", ");
            Exception::new(
                "UnboundExecutionError",
                format!("Could not locate a bind configured on {looked} or this Session."),
            )
        }
        OrmError::TransactionClosed => Exception::new("ResourceClosedError", "This transaction is closed"),
        OrmError::ClosedInsideBlock(failure) => {
            let reason = match failure {
                Some(failure) => {
                    format!("The transaction was rolled back due to an exception: {}.  ", quoted(cx, failure))
                }
                None => String::new(),
            };
            Exception::new(
                REQUEST,
                format!(
                    "Can't operate on closed transaction inside context manager.  {reason}Please complete the context \
                     manager before emitting further commands."
                ),
            )
        }
        OrmError::MergeOfTransient => Exception::new(
            REQUEST,
            "merge() with load=False option does not support objects transient (i.e. unpersisted) objects.  flush() \
             all changes on mapped instances before merging with load=False.",
        ),
        OrmError::MergeOfDirty => Exception::new(
            REQUEST,
            "merge() with load=False option does not support objects marked as 'dirty'.  flush() all changes on mapped \
             instances before merging with load=False.",
        ),
        OrmError::NotTransient => Exception::new(REQUEST, "Given object must be transient"),
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
