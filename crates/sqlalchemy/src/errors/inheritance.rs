//! What goes wrong between a class and those that inherit from it.

use bothways_orm::OrmError;
use bothways_world::TableId;

use super::{Exception, text};
use crate::context::Context;

pub(super) fn exception(cx: &mut Context<'_>, error: &OrmError) -> Option<Exception> {
    Some(match error {
        OrmError::NoInheritCondition { above, table } => Exception::new(
            "NoForeignKeysError",
            format!(
                "Can't determine the inherit condition between inherited table '{}' and inheriting table '{}'; tables \
                 have no foreign key relationships established.  Please ensure the inheriting table has a foreign key \
                 relationship to the inherited table, or provide an 'on clause' using the 'inherit_condition' mapper \
                 argument.",
                table_name(cx, *above),
                table_name(cx, *table)
            ),
        ),
        OrmError::AmbiguousInheritCondition { above, table } => Exception::new(
            "AmbiguousForeignKeysError",
            format!(
                "Can't determine the inherit condition between inherited table '{}' and inheriting table '{}'; tables \
                 have more than one foreign key relationship established.  Please specify the 'on clause' using the \
                 'inherit_condition' mapper argument.",
                table_name(cx, *above),
                table_name(cx, *table)
            ),
        ),
        OrmError::PolymorphicAbstract(class) => Exception::new(
            "InvalidRequestError",
            format!(
                "Can't instantiate class for {}; mapper is marked polymorphic_abstract=True",
                text::mapper(cx, *class)
            ),
        ),
        OrmError::NoSuchIdentity(identity) => Exception::new(
            "AssertionError",
            format!("No such polymorphic_identity {} is defined", text::scalar(cx, identity)),
        ),
        OrmError::NotASubclass { key, on, refers_to, requested } => {
            let key = super::session::identity(cx, key);
            Exception::new(
                "InvalidRequestError",
                format!(
                    "Row with identity key {key} can't be loaded into an object; the polymorphic discriminator column \
                     '{}' refers to {}, which is not a sub-mapper of the requested {}",
                    text::table_column(cx, *on),
                    text::mapper(cx, *refers_to),
                    text::mapper(cx, *requested)
                ),
            )
        }
        OrmError::NoDiscriminator { key, on } => {
            let key = super::session::identity(cx, key);
            Exception::new(
                "InvalidRequestError",
                format!(
                    "Row with identity key {key} can't be loaded into an object; the polymorphic discriminator column \
                     '{}' is NULL",
                    text::table_column(cx, *on)
                ),
            )
        }
        _ => return None,
    })
}

fn table_name(cx: &Context<'_>, table: TableId) -> String {
    cx.facade.orm.schema().table(table).map_or_else(String::new, |table| table.name.to_string())
}
