//! What goes wrong when attributes and collections are read and written.

use bothways_orm::OrmError;

use super::{Exception, text};
use crate::context::Context;

pub(super) fn exception(cx: &mut Context<'_>, error: &OrmError) -> Option<Exception> {
    Some(match error {
        OrmError::NoReverseKey { key } | OrmError::NoColumnValue { key } => {
            Exception::new("KeyError", &**key)
        }
        OrmError::NoValue(attribute) => Exception::new(
            "AttributeError",
            format!("{} object does not have a value", text::relationship(cx, *attribute)),
        ),
        OrmError::BackReferenceConflict { item, initiator, attribute, through } => {
            let item = text::object(cx, *item);
            Exception::new(
                "ValueError",
                format!(
                    "Bidirectional attribute conflict detected: Passing object {item} to attribute \"{}\" triggers a \
                     modify event on attribute \"{}\" via the backref \"{}\".",
                    text::relationship(cx, *initiator),
                    text::relationship(cx, *attribute),
                    text::relationship(cx, *through)
                ),
            )
        }
        OrmError::NotInList => Exception::new("ValueError", "list.remove(x): x not in list"),
        OrmError::IndexOutOfRange(operation) => Exception::new(
            "IndexError",
            match operation {
                bothways_orm::ListOperation::Assign => "list index out of range",
                bothways_orm::ListOperation::Pop => "pop index out of range",
            },
        ),
        OrmError::PopFromEmpty => Exception::new("IndexError", "pop from empty list"),
        OrmError::ExtendedSliceSize { given, slots } => Exception::new(
            "ValueError",
            format!("attempt to assign sequence of size {given} to extended slice of size {slots}"),
        ),
        OrmError::LazyRaise { attribute, on_sql } => Exception::new(
            "InvalidRequestError",
            format!(
                "'{}' is not available due to lazy='{}'",
                text::relationship(cx, *attribute),
                if *on_sql { "raise_on_sql" } else { "raise" }
            ),
        ),
        OrmError::DeferredRaise(attribute) => Exception::new(
            "InvalidRequestError",
            format!("'{}' is not available due to raiseload=True", text::relationship(cx, *attribute)),
        ),
        OrmError::OptionDoesNotApply { root, target, strategy, entities } => {
            let option = text::option(cx, *root, *target, strategy);
            let names: Vec<String> =
                entities.iter().map(|class| cx.facade.orm.mapper(*class).name.to_string()).collect();
            let root = cx.facade.orm.mapper(*root).name.clone();
            Exception::new(
                "ArgumentError",
                format!(
                    "Mapped class {root} referenced in option {option} does not apply to any of the root entities in \
                     this query, e.g. {}. Please specify the full path from one of the root entities to the target \
                     attribute. ",
                    names.join(", ")
                ),
            )
        }
        OrmError::Detached { instance, attribute: Some(attribute) } => {
            let object = text::object(cx, *instance);
            let loads = match cx.facade.orm.attribute(*attribute).column() {
                Some(_) => "deferred load",
                None => "lazy load",
            };
            let key = cx.facade.orm.attribute(*attribute).key.clone();
            Exception::coded(
                "DetachedInstanceError",
                format!(
                    "Parent instance {object} is not bound to a Session; {loads} operation of attribute '{key}' \
                     cannot proceed"
                ),
                "bhk3",
            )
        }
        OrmError::Detached { instance, attribute: None } => {
            let object = text::object(cx, *instance);
            Exception::coded(
                "DetachedInstanceError",
                format!(
                    "Instance {object} is not bound to a Session; attribute refresh operation cannot proceed"
                ),
                "bhk3",
            )
        }
        OrmError::ObjectDeleted(instance) => {
            let object = text::object(cx, *instance);
            Exception::new(
                "ObjectDeletedError",
                format!("Instance '{object}' has been deleted, or its row is otherwise not present."),
            )
        }
        _ => return None,
    })
}
