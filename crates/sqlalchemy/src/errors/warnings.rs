//! The ORM's warnings in SQLAlchemy's words.

use bothways_orm::{Origin, OrmWarning, WarningKind};
use bothways_python::Raised;

use super::text;
use crate::context::Context;

/// Issues a warning through Python's filters; gives its text.
pub(super) fn issue(cx: &mut Context<'_>, warning: &OrmWarning) -> Result<String, Raised> {
    let (mut message, code) = message(cx, &warning.kind);
    if let Some(code) = code {
        message.push_str(&format!(" (Background on this warning at: https://sqlalche.me/e/21/{code})"));
    }
    message.push_str(match warning.origin {
        Some(Origin::ConfigureMappers) => {
            " (This warning originated from the `configure_mappers()` process, which was invoked automatically in \
             response to a user-initiated operation.)"
        }
        Some(Origin::Autoflush) => {
            " (This warning originated from the Session 'autoflush' process, which was invoked automatically in response \
             to a user-initiated operation. Consider using ``no_autoflush`` context manager if this warning happened \
             while initializing objects.)"
        }
        None => "",
    });
    let category = cx.exception_class(match warning.kind {
        WarningKind::NoLoadDeprecated => "SADeprecationWarning",
        _ => "SAWarning",
    });
    cx.python().warn(&category, &message)?;
    Ok(message)
}

fn message(cx: &mut Context<'_>, kind: &WarningKind) -> (String, Option<&'static str>) {
    let text = match kind {
        WarningKind::Overlap { relationship, source, destination, others } => {
            let name = text::relationship(cx, *relationship);
            let mut conflicts: Vec<String> = others
                .iter()
                .map(|(other, from)| {
                    format!("'{}' (copies {from} to {destination})", text::relationship(cx, *other))
                })
                .collect();
            conflicts.sort();
            let mut keys: Vec<String> =
                others.iter().map(|(other, _)| cx.facade.orm.attribute(*other).key.to_string()).collect();
            keys.sort();
            return (
                format!(
                    "relationship '{name}' will copy column {source} to column {destination}, which conflicts with \
                     relationship(s): {}. If this is not the intention, consider if these relationships should be \
                     linked with back_populates, or if viewonly=True should be applied to one or more if they are \
                     read-only. For the less common case that foreign key constraints are partially overlapping, the \
                     orm.foreign() annotation can be used to isolate the columns that should be written towards.   To \
                     silence this warning, add the parameter 'overlaps=\"{}\"' to the '{name}' relationship.",
                    conflicts.join(", "),
                    keys.join(",")
                ),
                Some("qzyx"),
            );
        }
        WarningKind::CircularDrop(tables) => format!(
            "Can't sort tables for DROP; an unresolvable foreign key dependency exists between tables: {}; and backend \
             does not support ALTER.  To restore at least a partial sort, apply use_alter=True to ForeignKey and \
             ForeignKeyConstraint objects involved in the cycle to mark these as known cycles that will be ignored.",
            tables.join(", ")
        ),
        WarningKind::DistinctColumn => "Column-expression-level unary distinct() should not be used outside of an \
                                        aggregate function. For general 'SELECT DISTINCT' support use \
                                        select().distinct()."
            .to_owned(),
        WarningKind::CartesianProduct(product) => {
            let rest: Vec<String> = product.rest.iter().map(|name| format!("\"{name}\"")).collect();
            format!(
                "SELECT statement has a cartesian product between FROM element(s) {} and FROM element \"{}\".  Apply \
                 join condition(s) between each element to resolve.",
                rest.join(", "),
                product.start
            )
        }
        WarningKind::NonSimpleColumns(attribute) => format!(
            "Non-simple column elements in primary join condition for property {} - consider using remote() \
             annotations to mark the remote side.",
            text::relationship(cx, *attribute)
        ),
        WarningKind::RemoteIsLocal(column) => format!(
            "Expression {column} is marked as 'remote', but these column(s) are local to the local side.  The remote() \
             annotation is needed only for a self-referential relationship where both sides of the relationship refer \
             to the same tables."
        ),
        WarningKind::UnpopulatedKey { item, initiator } => format!(
            "Attribute keyed dictionary value for attribute '{}' was None; this will raise in a future release. To skip \
             this assignment entirely, Set the \"ignore_unpopulated_attribute=True\" parameter on the mapped collection \
             factory.",
            super::attribute::keyed_by(cx, *item, *initiator)
        ),
        WarningKind::NoPolymorphicIdentity { class, on } => format!(
            "{} does not indicate a 'polymorphic_identity', yet is part of an inheritance hierarchy that has a \
             'polymorphic_on' column of '{}'. If this is an intermediary class that should not be instantiated, the \
             class may either be left unmapped, or may include the 'polymorphic_abstract=True' parameter in its Mapper \
             arguments. To leave the class unmapped when using Declarative, set the '__abstract__ = True' attribute on \
             the class.",
            text::mapper(cx, *class),
            text::table_column(cx, *on)
        ),
        WarningKind::ReassignedIdentity { identity, before, class } => {
            let identity = text::scalar(cx, identity);
            let (before, class) = (text::mapper_repr(cx, *before), text::mapper_repr(cx, *class));
            format!(
                "Reassigning polymorphic association for identity {identity} from {before} to {class}: Check for \
                 duplicate use of {identity} as value for polymorphic_identity."
            )
        }
        WarningKind::IncompatibleIdentity { instance, identity } => {
            let (object, identity) = (text::object(cx, *instance), text::scalar(cx, identity));
            format!(
                "Flushing object {object} with incompatible polymorphic identity {identity}; the object may not refresh \
                 and/or load correctly (this warning may be suppressed after 10 occurrences)"
            )
        }
        WarningKind::ClassReplaced(name) => format!(
            "This declarative base already contains a class with the same class name and module name as \
             __main__.{name}, and will be replaced in the string-lookup table."
        ),
        WarningKind::NotInSession { class, operation, attribute, contracted } => {
            let class = cx.facade.orm.mapper(*class).name.clone();
            let will = if *contracted { "won't" } else { "will not" };
            format!(
                "Object of type <{class}> not in session, {operation} operation along '{}' {will} proceed",
                text::relationship(cx, *attribute)
            )
        }
        WarningKind::MultipleRows(attribute) => format!(
            "Multiple rows returned with uselist=False for lazily-loaded attribute '{}' ",
            text::relationship(cx, *attribute)
        ),
        WarningKind::DetachedDynamic(owner) => format!(
            "Instance {} is detached, dynamic relationship cannot return a correct result.   This warning will become a \
             DetachedInstanceError in a future release.",
            text::object(cx, *owner)
        ),
        WarningKind::MultipleRowsEagerly(attribute) => format!(
            "Multiple rows returned with uselist=False for eagerly-loaded attribute '{}' ",
            text::relationship(cx, *attribute)
        ),
        WarningKind::CollectionInvalidated => "This collection has been invalidated.".to_owned(),
        WarningKind::StaleDelete { table, expected, matched } => format!(
            "DELETE statement on table '{table}' expected to delete {expected} row(s); {matched} were matched.  Please \
             set confirm_deleted_rows=False within the mapper configuration to prevent this warning."
        ),
        WarningKind::KeyWithoutValue { table, column, composite } => {
            let note = if *composite {
                " Note that as of SQLAlchemy 1.1, 'autoincrement=True' must be indicated explicitly for composite (e.g. \
                 multicolumn) primary keys if AUTO_INCREMENT/SERIAL/IDENTITY behavior is expected for one of the \
                 columns in the primary key. CREATE TABLE statements are impacted by this change as well on most \
                 backends."
            } else {
                ""
            };
            format!(
                "Column '{column}' is marked as a member of the primary key for table '{table}', but has no Python-side \
                 or server-side default generator indicated, nor does it indicate 'autoincrement=True' or \
                 'nullable=True', and no explicit value is passed.  Primary key columns typically may not store \
                 NULL.{note}"
            )
        }
        WarningKind::ConflictsWithPersistent { instance, key, existing } => {
            let (new, old) = (text::object(cx, *instance), text::object(cx, *existing));
            let key = super::session::identity(cx, key);
            format!("New instance {new} with identity key {key} conflicts with persistent instance {old}")
        }
        WarningKind::ReplacedIdentity(key) => {
            let key = super::session::identity(cx, key);
            format!(
                "Identity map already had an identity for {key}, replacing it with newly flushed object.   Are there \
                 load operations occurring inside of an event handler within the flush?"
            )
        }
        WarningKind::ChangedWhileInactive => {
            "Session's state has been changed on a non-active transaction - this state will be discarded."
                .to_owned()
        }
        WarningKind::MergingPending(instance) => {
            let object = text::object(cx, *instance);
            format!(
                "Instance {object} is already pending in this Session yet is being merged again; this is probably not \
                 what you want to do"
            )
        }
        WarningKind::NoneCompared(attribute) => format!(
            "Got None for value of column {}; this is unsupported for a relationship comparison and will not currently \
             produce an IS comparison (but may in a future release)",
            text::column(cx, *attribute)
        ),
        WarningKind::NoLoadDeprecated => {
            "The ``noload`` loader strategy is deprecated and will be removed in a future release.  This option \
             produces incorrect results by returning ``None`` for related items. (deprecated since: 2.1)"
                .to_owned()
        }
        WarningKind::NullKey => {
            "fully NULL primary key identity cannot load any object.  This condition may raise an \
                                 error in a future release."
                .to_owned()
        }
        WarningKind::EventInFlush(method) => format!(
            "Usage of the '{method}' operation is not currently supported within the execution stage of the flush \
             process. Results may not be consistent.  Consider using alternative event listeners or connection-level \
             operations instead."
        ),
    };
    (text, None)
}
