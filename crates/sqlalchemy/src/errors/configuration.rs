//! What goes wrong when classes are declared and mappers configured.

use bothways_orm::OrmError;

use super::{Exception, quoted, text};
use crate::context::Context;
use crate::expressions::text::expression as written;

const ARGUMENT: &str = "ArgumentError";
const REQUEST: &str = "InvalidRequestError";

pub(super) fn exception(cx: &mut Context<'_>, error: &OrmError) -> Option<Exception> {
    let rel = |cx: &Context<'_>, attribute: &_| text::relationship(cx, *attribute);
    Some(match error {
        OrmError::TableAlreadyDefined(table) => Exception::new(
            REQUEST,
            format!(
                "Table '{table}' is already defined for this MetaData instance.  Specify 'extend_existing=True' to \
                 redefine options and columns on an existing Table object."
            ),
        ),
        OrmError::NoPrimaryKey { class, table } => Exception::new(
            ARGUMENT,
            format!(
                "Mapper Mapper[{class}({table})] could not assemble any primary key columns for mapped table \
                 '{table}'"
            ),
        ),
        OrmError::MappersFailed { class, original } => {
            let original = quoted(cx, original);
            Exception::new(
                REQUEST,
                format!(
                    "One or more mappers failed to initialize - can't proceed with initialization of other mappers. \
                     Triggering mapper: '{}'. Original exception was: {original}",
                    text::mapper(cx, *class)
                ),
            )
        }
        OrmError::UnknownName { class, expression, name } => {
            let (mapper, class) = (text::mapper(cx, *class), text::class(cx, *class));
            let (expression, name) = (python_repr(expression), python_repr(name));
            Exception::new(
                REQUEST,
                format!(
                    "When initializing mapper {mapper}, expression {expression} failed to locate a name ({name}). If \
                     this is a class name, consider adding this relationship() to the {class} class after both \
                     dependent classes have been defined."
                ),
            )
        }
        OrmError::GenericArgument { relationship, argument } => {
            let attribute = cx.facade.orm.attribute(*relationship);
            let (class, key) = (attribute.class, attribute.key.clone());
            let mapper = text::mapper(cx, class);
            let (generic, member) = argument.trim_end_matches(']').split_once('[').unwrap_or_default();
            let member = member.trim_matches('\'');
            let argument = python_repr(argument);
            Exception::new(
                REQUEST,
                format!(
                    "When initializing mapper {mapper}, expression \"relationship({argument})\" seems to be using a \
                     generic class as the argument to relationship(); please state the generic argument using an \
                     annotation, e.g. \"{key}: Mapped[{generic}['{member}']] = relationship()\""
                ),
            )
        }
        OrmError::AmbiguousName { name, .. } => Exception::new(
            REQUEST,
            format!(
                "Multiple classes found for path \"{name}\" in the registry of this declarative base. Please use a \
                 fully module-qualified path."
            ),
        ),
        OrmError::SecondaryJoinWithoutSecondary(attribute) => Exception::new(
            ARGUMENT,
            format!(
                "Property {} specified with secondary join condition but no secondary argument",
                rel(cx, attribute)
            ),
        ),
        OrmError::SecondaryIsClass { relationship, class } => Exception::new(
            ARGUMENT,
            format!(
                "secondary argument {} passed to to relationship() {} must be a Table object or other FROM clause; \
                 can't send a mapped class directly as rows in 'secondary' are persisted independently of a class that \
                 is mapped to that same table.",
                text::class(cx, *class),
                rel(cx, relationship)
            ),
        ),
        OrmError::NoForeignKeys(attribute) => {
            let (via, expression) = match secondary(cx, *attribute) {
                Some(table) => (
                    format!(" via secondary table '{table}'"),
                    "'primaryjoin' and 'secondaryjoin' expressions",
                ),
                None => (String::new(), "a 'primaryjoin' expression"),
            };
            Exception::new(
                "NoForeignKeysError",
                format!(
                    "Could not determine join condition between parent/child tables on relationship {} - there are no \
                     foreign keys linking these tables{via}.  Ensure that referencing columns are associated with a \
                     ForeignKey or ForeignKeyConstraint, or specify {expression}.",
                    rel(cx, attribute)
                ),
            )
        }
        OrmError::AmbiguousForeignKeys(attribute) => {
            let (via, reference) = match secondary(cx, *attribute) {
                Some(table) => (
                    format!(" via secondary table '{table}'"),
                    "reference from the secondary table to each of the parent and child tables",
                ),
                None => (String::new(), "reference to the parent table"),
            };
            Exception::new(
                "AmbiguousForeignKeysError",
                format!(
                    "Could not determine join condition between parent/child tables on relationship {} - there are \
                     multiple foreign key paths linking the tables{via}.  Specify the 'foreign_keys' argument, \
                     providing a list of those columns which should be counted as containing a foreign key {reference}.",
                    rel(cx, attribute)
                ),
            )
        }
        OrmError::NoLocalRemotePairs(attribute) => Exception::new(
            ARGUMENT,
            format!(
                "Relationship {} could not determine any unambiguous local/remote column pairs based on join \
                 condition and remote_side arguments.  Consider using the remote() annotation to accurately mark \
                 those elements of the join condition that are on the remote side of the relationship.",
                rel(cx, attribute)
            ),
        ),
        OrmError::NoProperty { class, key, .. } => Exception::new(
            REQUEST,
            format!(
                "Mapper '{}' has no property '{key}'.  If this property was indicated from other mappers or configure \
                 events, ensure registry.configure() has been called.",
                text::mapper(cx, *class)
            ),
        ),
        OrmError::ReverseNotRelationship { relationship, other } => Exception::new(
            REQUEST,
            format!(
                "back_populates on relationship '{}' refers to attribute '{}' that is not a relationship.  The \
                 back_populates parameter should refer to the name of a relationship on the target class.",
                rel(cx, relationship),
                rel(cx, other)
            ),
        ),
        OrmError::ReverseOfOtherMapper { relationship, other } => {
            let owner = cx.facade.orm.attribute(*relationship).class;
            let key = cx.facade.orm.attribute(*other).key.clone();
            Exception::new(
                ARGUMENT,
                format!(
                    "reverse_property '{key}' on relationship {} references relationship {}, which does not reference \
                     mapper {}",
                    rel(cx, relationship),
                    rel(cx, other),
                    text::mapper(cx, owner)
                ),
            )
        }
        OrmError::SameDirection { other, relationship } => {
            let direction =
                cx.facade.orm.attribute(*other).relationship().and_then(|r| r.configured.as_ref());
            let direction = match direction.map(|configured| configured.direction) {
                Some(bothways_orm::config::Direction::ManyToOne) => "MANYTOONE: 2",
                Some(
                    bothways_orm::config::Direction::OneToMany | bothways_orm::config::Direction::ManyToMany,
                )
                | None => "ONETOMANY: 1",
            };
            Exception::new(
                ARGUMENT,
                format!(
                    "{} and back-reference {} are both of the same direction <RelationshipDirection.{direction}>.  Did \
                     you mean to set remote_side on the many-to-one side ?",
                    rel(cx, other),
                    rel(cx, relationship)
                ),
            )
        }
        OrmError::SyncBackrefOfViewonly { relationship, viewonly } => Exception::new(
            REQUEST,
            format!(
                "Relationship {} cannot specify sync_backref=True since {} includes viewonly=True.",
                rel(cx, relationship),
                rel(cx, viewonly)
            ),
        ),
        OrmError::BackrefExists { relationship, key, class } => Exception::new(
            ARGUMENT,
            format!(
                "Error creating backref '{key}' on relationship '{}': property of that name exists on mapper '{}'",
                rel(cx, relationship),
                text::mapper(cx, *class)
            ),
        ),
        OrmError::KeywordsOfBackref(why) => {
            Exception::new("TypeError", format!("RelationshipProperty.__init__() got {why}"))
        }
        OrmError::UnkeyedDict => Exception::new(
            ARGUMENT,
            "Type InstrumentedDict must elect an appender method to be a collection class".to_owned(),
        ),
        OrmError::NoStrategy { relationship, lazy } => {
            let name = text::relationship(cx, *relationship);
            Exception::new(
                "LoaderStrategyException",
                format!("Can't find strategy (('lazy', {lazy}),) for {name}"),
            )
        }
        OrmError::DeleteOrphanOnManySide(attribute) => delete_orphan(cx, *attribute),
        OrmError::PassiveDeletesWithDelete(attribute) => {
            let name = text::relationship(cx, *attribute);
            Exception::new(
                ARGUMENT,
                format!(
                    "On {name}, can't set passive_deletes='all' in conjunction with 'delete' or 'delete-orphan' cascade"
                ),
            )
        }
        OrmError::NoReferencedTable { column, table, target } => Exception::new(
            "NoReferencedTableError",
            format!(
                "Foreign key associated with column '{column}' could not find table '{table}' with which to generate a \
                 foreign key to target column {}",
                if target.is_empty() { "'None'".to_owned() } else { format!("'{target}'") }
            ),
        ),
        OrmError::NoReferencedColumn { table, target_table, target } => Exception::new(
            "NoReferencedColumnError",
            format!(
                "Could not initialize target column for ForeignKey '{target_table}.{target}' on table '{table}': table \
                 '{target_table}' has no column named '{target}'"
            ),
        ),
        _ => return join_condition(cx, error),
    })
}

/// A string as Python's `repr` writes it: in double quotes where it has single ones.
fn python_repr(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let escaped = text.replace('\\', "\\\\");
    let escaped = if quote == '\'' { escaped.replace('\'', "\\'") } else { escaped };
    format!("{quote}{escaped}{quote}")
}

/// What a join condition lacks.
fn join_condition(cx: &mut Context<'_>, error: &OrmError) -> Option<Exception> {
    let message = match error {
        OrmError::NoRelevantForeignKeys { attribute, condition } => format!(
            "Could not locate any relevant foreign key columns for primary join condition '{}' on relationship {}.  \
             Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or are annotated \
             in the join condition with the foreign() annotation.",
            written(cx, condition),
            text::relationship(cx, *attribute)
        ),
        OrmError::NoSimpleEqualities { attribute, condition } => format!(
            "Could not locate any simple equality expressions involving locally mapped foreign key columns for primary \
             join condition '{}' on relationship {}.  Ensure that referencing columns are associated with a ForeignKey \
             or ForeignKeyConstraint, or are annotated in the join condition with the foreign() annotation. To allow \
             comparison operators other than '==', the relationship can be marked as viewonly=True.",
            written(cx, condition),
            text::relationship(cx, *attribute)
        ),
        OrmError::ForeignKeysOnNeitherSide(attribute) => format!(
            "Can't determine relationship direction for relationship '{}' - foreign key columns are present in neither \
             the parent nor the child's mapped tables",
            text::relationship(cx, *attribute)
        ),
        OrmError::ForeignKeysOnBothSides(attribute) => format!(
            "Can't determine relationship direction for relationship '{}' - foreign key columns within the join \
             condition are present in both the parent and the child's mapped tables.  Ensure that only those columns \
             referring to a parent column are marked as foreign, either via the foreign() annotation or via the \
             foreign_keys argument.",
            text::relationship(cx, *attribute)
        ),
        _ => return None,
    };
    Some(Exception::new(ARGUMENT, message))
}

/// The name of a relationship's secondary table.
fn secondary(cx: &Context<'_>, attribute: bothways_world::AttributeId) -> Option<std::sync::Arc<str>> {
    let table = cx.facade.orm.attribute(attribute).relationship()?.secondary?;
    Some(cx.facade.orm.schema().table(table)?.name.clone())
}

fn delete_orphan(cx: &Context<'_>, attribute: bothways_world::AttributeId) -> Exception {
    let owner = cx.facade.orm.attribute(attribute);
    let name = text::relationship(cx, attribute);
    let class = &cx.facade.orm.mapper(owner.class).name;
    let direction = match owner.relationship().is_some_and(|relationship| relationship.secondary.is_some()) {
        true => "many-to-many",
        false => "many-to-one",
    };
    let related = owner
        .relationship()
        .and_then(|relationship| relationship.target)
        .map(|target| cx.facade.orm.mapper(target).name.to_string())
        .unwrap_or_default();
    Exception::coded(
        ARGUMENT,
        format!(
            "For {direction} relationship {name}, delete-orphan cascade is normally configured only on the \"one\" side \
             of a one-to-many relationship, and not on the \"many\" side of a many-to-one or many-to-many \
             relationship.  To force this relationship to allow a particular \"{related}\" object to be referenced by \
             only a single \"{class}\" object at a time via the {name} relationship, which would allow delete-orphan \
             cascade to take place in this direction, set the single_parent=True flag."
        ),
        "bbf0",
    )
}
