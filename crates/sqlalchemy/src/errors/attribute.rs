//! What goes wrong when attributes and collections are read and written.

use bothways_orm::OrmError;
use bothways_python::Raised;
use bothways_world::{AttributeId, InstanceId, Key, Scalar};

use super::{Exception, text};
use crate::attributes::without_state;
use crate::collections;
use crate::context::Context;
use crate::scalars;

pub(super) fn exception(cx: &mut Context<'_>, error: &OrmError) -> Option<Exception> {
    Some(match error {
        OrmError::NoReverseKey { key } | OrmError::NoMergedKey { key } | OrmError::NoColumnValue { key } => {
            Exception::new("KeyError", &**key)
        }
        OrmError::NotPopulated { key } => Exception::new(
            "KeyError",
            format!("Deferred loader for attribute '{key}' failed to populate correctly"),
        ),
        OrmError::NoLoadPath(attribute) => {
            let name = text::relationship(cx, *attribute);
            Exception::new("IndexError", format!("invalid argument for RootRegistry.__getitem__: {name}"))
        }
        OrmError::SymbolInstead { uselist } => {
            let missing = if *uselist { "_sa_adapter" } else { "_sa_instance_state" };
            Exception::new(
                "AttributeError",
                format!("'LoaderCallableStatus' object has no attribute '{missing}'"),
            )
        }
        OrmError::Stranger(stranger) => Exception::new("AttributeError", without_state(stranger)),
        // What an object inherits has the name of its own class here.
        OrmError::NoValue { instance, attribute } => {
            let orm = &cx.facade.orm;
            let (class, key) =
                (&orm.mapper(orm.object(*instance).class).name, &orm.attribute(*attribute).key);
            Exception::new("AttributeError", format!("{class}.{key} object does not have a value"))
        }
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
        OrmError::SecondParent { item, owner, attribute } => {
            let (item, name) = (text::object(cx, *item), text::relationship(cx, *attribute));
            let owner = text::class(cx, cx.facade.orm.object(*owner).class);
            Exception::coded(
                "InvalidRequestError",
                format!(
                    "Instance {item} is already associated with an instance of {owner} via its {name} attribute, and is \
                     only allowed a single parent."
                ),
                "bbf1",
            )
        }
        OrmError::UnpopulatedKey { item, initiator } => {
            let (object, relationship) = (text::object(cx, *item), keyed_by(cx, *item, *initiator));
            Exception::new(
                "InvalidRequestError",
                format!(
                    "In event triggered from population of attribute '{relationship}' (potentially from a backref), \
                     can't populate value in KeyFuncDict; dictionary key derived from {object} is not populated. Ensure \
                     appropriate state is set up on the {object} object before assigning to the {relationship} \
                     attribute. To skip this assignment entirely, Set the \"ignore_unpopulated_attribute=True\" \
                     parameter on the mapped collection factory."
                ),
            )
        }
        OrmError::ObjectDereferenced { owner, attribute } => {
            let class = cx.facade.orm.mapper(cx.facade.orm.object(*owner).class).name.clone();
            Exception::new(
                "ObjectDereferencedError",
                format!(
                    "Can't emit change event for attribute '{}' - parent object of type <{class}> has been garbage \
                     collected.",
                    text::relationship(cx, *attribute)
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
        OrmError::StrategyConflict(conflict) => {
            let replacement = text::option_at(cx, &conflict.path, conflict.attribute, &conflict.replacement);
            let existing = text::option_at(cx, &conflict.path, conflict.attribute, &conflict.existing);
            Exception::new(
                "InvalidRequestError",
                format!(
                    "Loader strategy replacement {replacement} is in conflict with existing strategy {existing}"
                ),
            )
        }
        OrmError::OptionDoesNotApply { root, target, strategy, entities } => {
            let option = text::option(cx, *root, *target, strategy);
            if entities.is_empty() {
                let message = format!(
                    "Query has only expression-based entities; attribute loader option {option} can't be applied here."
                );
                return Some(Exception::new("ArgumentError", message));
            }
            let names: Vec<String> = entities.iter().map(|root| text::entity(cx, root)).collect();
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
        OrmError::NotInEnum { value, kind } => {
            let value = match value.stored() {
                Scalar::Text(text) => text.to_string(),
                Scalar::Int(number) => number.to_string(),
                _ => return None,
            };
            Exception::new("LookupError", scalars::not_in_enum(&value, kind.name.as_deref(), &kind.names))
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

/// The relationship that a dict key was wanted for, as the text about it names it.
pub(super) fn keyed_by(cx: &Context<'_>, item: InstanceId, initiator: Option<AttributeId>) -> String {
    let Some(initiator) = initiator else { return "unknown relationship".to_owned() };
    let key = &cx.facade.orm.attribute(initiator).key;
    match cx.facade.orm.find_attribute(cx.facade.orm.object(item).class, key) {
        Some(own) => text::relationship(cx, own),
        None => key.to_string(),
    }
}

/// The KeyError of a set without that member, of a dict without that key.
pub(super) fn not_in_collection(cx: &mut Context<'_>, item: InstanceId, key: Option<&Key>) -> Raised {
    let missing = match key {
        Some(key) => collections::key_value(cx, key),
        None => Ok(cx.instance(item)),
    };
    match missing {
        Ok(missing) => cx.vm.raise_key_error(missing),
        Err(raised) => raised,
    }
}

/// What a dict says that is to remove a member and holds another under its key.
pub(super) fn other_under_key(
    cx: &mut Context<'_>,
    item: InstanceId,
    held: InstanceId,
    key: &Key,
) -> Result<Raised, Raised> {
    let (item, held, key) = (cx.instance(item), cx.instance(held), collections::key_value(cx, key)?);
    let (item, held, key) = (cx.python().str(&item)?, cx.python().str(&held)?, cx.python().str(&key)?);
    let message = format!(
        "Can not remove '{item}': collection holds '{held}' for key '{key}'. Possible cause: is the KeyFuncDict key \
         function based on mutable properties or properties that only obtain values after flush?"
    );
    Ok(cx.raise("InvalidRequestError", message))
}
