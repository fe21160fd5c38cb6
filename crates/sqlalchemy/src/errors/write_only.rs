//! What goes wrong with collections that are never loaded as a whole.

use bothways_orm::OrmError;
use bothways_world::{AttributeId, ClassId};

use super::{Exception, text};
use crate::context::Context;

const REQUEST: &str = "InvalidRequestError";

pub(super) fn exception(cx: &mut Context<'_>, error: &OrmError) -> Option<Exception> {
    Some(match error {
        OrmError::WriteOnlyReference(attribute) => Exception::new(
            REQUEST,
            format!(
                "On relationship {}, 'dynamic' loaders cannot be used with many-to-one/one-to-one relationships \
                 and/or uselist=False.",
                text::relationship(cx, *attribute)
            ),
        ),
        OrmError::NoImplicitIteration(class, attribute) => Exception::new(
            REQUEST,
            format!(
                "Collection \"{}\" does not support implicit iteration; collection replacement operations can't be \
                 used",
                of_class(cx, *class, *attribute)
            ),
        ),
        OrmError::CannotLoadWriteOnly(class, attribute) => {
            let name = of_class(cx, *class, *attribute);
            Exception::new(
                REQUEST,
                format!(
                    "Attribute {name} can't load the existing state from the database for this operation; full \
                     iteration is not permitted.  If this is a delete operation, configure passive_deletes=True on \
                     the {name} relationship in order to resolve this error."
                ),
            )
        }
        OrmError::DetachedCollection { owner, attribute } => {
            let key = cx.facade.orm.attribute(*attribute).key.clone();
            Exception::coded(
                "DetachedInstanceError",
                format!(
                    "Parent instance {} is not bound to a Session, and no contextual session is established; lazy \
                     load operation of attribute '{key}' cannot proceed",
                    text::object(cx, *owner)
                ),
                "bhk3",
            )
        }
        OrmError::NoPopulation(attribute) => Exception::new(
            REQUEST,
            format!(
                "'{}' does not support object population - eager loading cannot be applied.",
                text::relationship(cx, *attribute)
            ),
        ),
        OrmError::NoCollectionPopulation => {
            Exception::new("NotImplementedError", "Dynamic attributes don't support collection population.")
        }
        OrmError::WriteOnlyDelete => Exception::new("NotImplementedError", ""),
        _ => return None,
    })
}

/// The attribute by the name of the class that it was asked of, which may be a subclass.
fn of_class(cx: &Context<'_>, class: ClassId, attribute: AttributeId) -> String {
    let orm = &cx.facade.orm;
    format!("{}.{}", orm.mapper(class).name, orm.attribute(attribute).key)
}
