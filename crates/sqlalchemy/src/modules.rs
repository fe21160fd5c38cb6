//! The modules of the package and what they export.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::config::Direction;
use bothways_python::{HostRef, Raised, Value};

use crate::context::Context;
use crate::declarative::annotation::{Mapped, MappedContainer};
use crate::errors::classes::Exceptions;
use crate::expressions::function::Func;
use crate::expressions::{self, annotate, bindparam, combine, construct, operators};
use crate::names;
use crate::native::{Function, Native};
use crate::object::{Object, object, value};
use crate::schema::sql_type::TypeObject;
use crate::session::SessionClass;
use crate::symbols::Symbol;
use crate::{
    association, attributes, collections, column_property, declarative, dml, engine, events, hybrid,
    inspection, pool, query, relationship, schema, session, shown_classes, synonym, text,
};

/// A module of the package.
pub(crate) struct Module {
    name: &'static str,
}

const MODULES: &[&str] = &[
    "sqlalchemy",
    "sqlalchemy.dialects",
    "sqlalchemy.dialects.sqlite",
    "sqlalchemy.event",
    "sqlalchemy.orm",
    "sqlalchemy.orm.attributes",
    "sqlalchemy.orm.base",
    "sqlalchemy.orm.collections",
    "sqlalchemy.orm.decl_api",
    "sqlalchemy.orm.interfaces",
    "sqlalchemy.orm.mapper",
    "sqlalchemy.orm.properties",
    "sqlalchemy.orm.query",
    "sqlalchemy.orm.relationships",
    "sqlalchemy.orm.session",
    "sqlalchemy.orm.state",
    "sqlalchemy.orm.util",
    "sqlalchemy.engine",
    "sqlalchemy.engine.base",
    "sqlalchemy.pool",
    "sqlalchemy.schema",
    "sqlalchemy.sql",
    "sqlalchemy.sql.expression",
    "sqlalchemy.exc",
    "sqlalchemy.orm.exc",
    "sqlalchemy.types",
    "sqlalchemy.ext",
    "sqlalchemy.ext.associationproxy",
    "sqlalchemy.ext.declarative",
    "sqlalchemy.ext.hybrid",
    "sqlalchemy.ext.orderinglist",
];

/// Modules that export what another one does, as far as it is here.
const CORE_FUNCTIONS: &[(&str, Function)] = &[
    ("text", text::text_clause),
    ("Column", schema::column::column),
    ("ForeignKey", schema::foreign_key::foreign_key),
    ("MetaData", schema::metadata::metadata),
    ("UniqueConstraint", schema::constraint::unique_constraint),
    ("CheckConstraint", schema::constraint::check_constraint),
    ("PrimaryKeyConstraint", schema::constraint::primary_key_constraint),
    ("ForeignKeyConstraint", schema::constraint::foreign_key_constraint),
    ("Identity", schema::identity::identity),
    ("Index", schema::constraint::index),
    ("Table", schema::table::table),
    ("CreateTable", schema::ddl::create_table),
    ("DropTable", schema::ddl::drop_table),
    ("create_engine", engine::create_engine),
    ("select", query::select),
    ("union", query::union),
    ("union_all", query::union_all),
    ("intersect", query::intersect),
    ("except_", query::except),
    ("insert", dml::insert),
    ("update", dml::update),
    ("delete", dml::delete),
    ("and_", combine::and_function),
    ("or_", combine::or_function),
    ("not_", combine::not_function),
    ("desc", |cx, arguments| operators::ordering_function(cx, arguments, "DESC")),
    ("asc", |cx, arguments| operators::ordering_function(cx, arguments, "ASC")),
    ("nulls_first", |cx, arguments| operators::ordering_function(cx, arguments, "NULLS FIRST")),
    ("nulls_last", |cx, arguments| operators::ordering_function(cx, arguments, "NULLS LAST")),
    ("nullsfirst", |cx, arguments| operators::ordering_function(cx, arguments, "NULLS FIRST")),
    ("nullslast", |cx, arguments| operators::ordering_function(cx, arguments, "NULLS LAST")),
    ("between", operators::between_function),
    ("distinct", operators::distinct),
    ("cast", operators::cast),
    ("exists", query::exists),
    ("case", construct::case),
    ("bindparam", bindparam::bindparam),
    ("literal", bindparam::literal),
    ("literal_column", construct::literal_column),
    ("column", construct::column),
    ("type_coerce", construct::type_coerce),
    ("tuple_", construct::tuple),
    ("true", construct::true_),
    ("false", construct::false_),
    ("null", construct::null),
    ("inspect", session::inspect),
];

const ORM_FUNCTIONS: &[(&str, Function)] = &[
    ("declarative_base", declarative::declarative_base),
    ("as_declarative", declarative::as_declarative),
    ("registry", declarative::registry),
    ("mapped_as_dataclass", declarative::mapped_as_dataclass_function),
    ("unmapped_dataclass", declarative::unmapped_dataclass),
    ("deferred", column_property::deferred),
    ("mapped_column", schema::column::mapped_column),
    ("relationship", relationship::relationship),
    ("backref", relationship::backref),
    ("foreign", |cx, arguments| annotate::annotation(cx, "foreign", arguments)),
    ("remote", |cx, arguments| annotate::annotation(cx, "remote", arguments)),
    ("sessionmaker", session::sessionmaker),
    ("scoped_session", session::scoped_session),
    ("object_session", session::object_session),
    ("make_transient", session::make_transient),
    ("make_transient_to_detached", session::make_transient_to_detached),
    ("was_deleted", session::was_deleted),
    ("close_all_sessions", session::close_all_sessions),
    ("class_mapper", inspection::class_mapper),
    ("object_mapper", inspection::object_mapper),
    ("aliased", query::aliased),
    ("Bundle", query::bundle),
    ("with_polymorphic", query::with_polymorphic),
    ("with_parent", expressions::relationship::with_parent),
    ("column_property", column_property::column_property),
    ("synonym", synonym::synonym),
    ("reconstructor", events::reconstructor),
    ("validates", events::validates),
    ("configure_mappers", |cx, arguments| {
        let [] = cx.bind("configure_mappers", [], 0, arguments)?;
        crate::errors::checked(cx, bothways_orm::config::configure_mappers)?;
        Ok(Value::None)
    }),
];

/// What `sqlalchemy.orm` exports beside functions.
const ORM_OBJECTS: &[&str] = &[
    "DeclarativeBase",
    "DeclarativeMeta",
    "Mapped",
    "WriteOnlyMapped",
    "DynamicMapped",
    "MappedAsDataclass",
    "declared_attr",
    "RelationshipDirection",
    "ONETOMANY",
    "MANYTOONE",
    "MANYTOMANY",
    "Session",
    "NO_VALUE",
    "attributes",
    "collections",
    "exc",
];

/// What `sqlalchemy.orm` exports of `sqlalchemy.orm.collections`.
const COLLECTION_FUNCTIONS: &[(&str, Function)] = &[
    ("attribute_keyed_dict", collections::attribute_keyed_dict),
    ("attribute_mapped_collection", collections::attribute_keyed_dict),
    ("column_keyed_dict", collections::column_keyed_dict),
    ("column_mapped_collection", collections::column_keyed_dict),
    ("keyfunc_mapping", collections::keyfunc_mapping),
    ("mapped_collection", collections::keyfunc_mapping),
];

impl Module {
    /// The module of that dotted name. A module that SQLAlchemy has and this package has not is refused.
    pub fn import(cx: &mut Context<'_>, name: &str) -> Result<Option<Value>, Raised> {
        if let Some(name) = MODULES.iter().find(|known| **known == name) {
            return Ok(Some(value(Self { name })));
        }
        if name.starts_with("sqlalchemy.") {
            return cx.unsupported(format!("the module {name}"));
        }
        Ok(None)
    }

    /// What the module exports under a name: the same object as any other module does, except for the deprecated
    /// module that has functions of its own.
    pub fn find(&self, cx: &mut Context<'_>, name: &str) -> Result<Option<Value>, Raised> {
        let own = if self.name == "sqlalchemy.ext.declarative" { self.name } else { "" };
        let key = format!("{own}.{name}");
        let found = self.look_up(cx, name)?;
        Ok(found.map(|found| match &found {
            Value::Host(made) if object(made).is_some_and(|made| made.type_name() != "module") => {
                cx.facade.exports.entry(key).or_insert(found).clone()
            }
            _ => found,
        }))
    }

    fn look_up(&self, cx: &mut Context<'_>, name: &str) -> Result<Option<Value>, Raised> {
        let dotted = format!("{}.{name}", self.name);
        if let Some(known) = MODULES.iter().find(|known| **known == dotted) {
            return Ok(Some(value(Self { name: known })));
        }
        let found = match self.name {
            "sqlalchemy" => core(name),
            "sqlalchemy.types" => TypeObject::class(name),
            "sqlalchemy.pool" => pool::class(name),
            "sqlalchemy.dialects.sqlite" if name == "dialect" => {
                Some(Native::function("dialect", engine::dialect))
            }
            "sqlalchemy.schema" | "sqlalchemy.sql" | "sqlalchemy.sql.expression" | "sqlalchemy.engine"
                if names::is_in_module(self.name, name) =>
            {
                core(name)
            }
            "sqlalchemy.orm.util" if name == "identity_key" => {
                Some(Native::function("identity_key", session::identity_key))
            }
            "sqlalchemy.orm.decl_api" if declarative::is_metaclass(name) => {
                Some(Value::Class(declarative::metaclass(cx, name)?))
            }
            "sqlalchemy.orm" | "sqlalchemy.ext.declarative" if name == "DeclarativeMeta" => {
                Some(Value::Class(declarative::metaclass(cx, name)?))
            }
            "sqlalchemy.orm.session"
            | "sqlalchemy.orm.decl_api"
            | "sqlalchemy.orm.interfaces"
            | "sqlalchemy.orm.mapper"
            | "sqlalchemy.orm.properties"
            | "sqlalchemy.orm.query"
            | "sqlalchemy.orm.relationships"
            | "sqlalchemy.orm.state"
            | "sqlalchemy.orm.util"
                if names::is_in_module(self.name, name) =>
            {
                orm(cx, name)?
            }
            "sqlalchemy.event" => function(events::FUNCTIONS, name),
            "sqlalchemy.orm.attributes" | "sqlalchemy.orm.base" if names::is_in_module(self.name, name) => {
                attributes_module(cx, name)
            }
            "sqlalchemy.orm" | "sqlalchemy.orm.collections"
                if matches!(name, "KeyFuncDict" | "MappedCollection") =>
            {
                Some(collections::own::mapped(cx, name)?)
            }
            "sqlalchemy.orm.collections" if name == "collection" => {
                Some(collections::own::decorators(cx, name)?)
            }
            "sqlalchemy.orm.collections" => function(COLLECTION_FUNCTIONS, name)
                .or_else(|| function(&[("collection_adapter", collections::own::collection_adapter)], name)),
            "sqlalchemy.ext.orderinglist" if names::is_in_module(self.name, name) => {
                Some(collections::own::ordering(cx, name)?)
            }
            "sqlalchemy.orm" => orm(cx, name)?,
            "sqlalchemy.exc" | "sqlalchemy.orm.exc" => {
                let exceptions: Rc<Exceptions> = cx.facade.exceptions(cx.vm);
                exceptions.find(self.name, name).map(Value::Class)
            }
            "sqlalchemy.ext.associationproxy" if name == "AssociationProxy" => {
                Some(value(association::AssociationProxyClass))
            }
            "sqlalchemy.ext.associationproxy" if name == "association_proxy" => {
                Some(Native::function("association_proxy", association::association_proxy))
            }
            "sqlalchemy.ext.hybrid" => function(hybrid::FUNCTIONS, name),
            "sqlalchemy.ext.declarative" if name == "declarative_base" => {
                Some(Native::function("declarative_base", declarative::declarative_base_moved))
            }
            _ => None,
        };
        if found.is_none() && names::is_in_module(self.name, name) {
            return match shown_classes::exported(cx, name)? {
                Some(class) => Ok(Some(class)),
                None => cx.unsupported(dotted),
            };
        }
        Ok(found)
    }
}

/// What `sqlalchemy` exports under a name, and `foreign` and `remote`: known in the strings of `relationship()`.
pub(crate) fn exported(cx: &mut Context<'_>, name: &str) -> Result<Option<Value>, Raised> {
    match name {
        "foreign" | "remote" => orm(cx, name),
        other => Module { name: "sqlalchemy" }.find(cx, other),
    }
}

fn function(table: &[(&'static str, Function)], name: &str) -> Option<Value> {
    let (name, function) = table.iter().find(|(known, _)| *known == name)?;
    Some(Native::function(name, *function))
}

fn core(name: &str) -> Option<Value> {
    match name {
        "__version__" => Some(Value::from("2.1.9")),
        "func" => Some(value(Func)),
        other => function(CORE_FUNCTIONS, other)
            .or_else(|| TypeObject::class(other))
            .or_else(|| pool::class(other)),
    }
}

fn orm(cx: &mut Context<'_>, name: &str) -> Result<Option<Value>, Raised> {
    Ok(match name {
        "DeclarativeBase" => Some(Value::Class(declarative::root_class(cx)?)),
        "Mapped" | "WriteOnlyMapped" | "DynamicMapped" => {
            MappedContainer::named(name).map(|container| value(Mapped(container)))
        }
        "MappedAsDataclass" => Some(Value::Class(declarative::dataclass::mixin_class(cx)?)),
        "declared_attr" => Some(value(declarative::DeclaredAttrClass)),
        "RelationshipDirection" => Some(value(inspection::RelationshipDirectionClass)),
        "ONETOMANY" => Some(inspection::direction_value(cx, Direction::OneToMany)),
        "MANYTOONE" => Some(inspection::direction_value(cx, Direction::ManyToOne)),
        "MANYTOMANY" => Some(inspection::direction_value(cx, Direction::ManyToMany)),
        "Session" => Some(value(SessionClass)),
        "NO_VALUE" => Some(cx.symbol(Symbol::NoValue)),
        other => function(ORM_FUNCTIONS, other)
            .or_else(|| function(COLLECTION_FUNCTIONS, other))
            .or_else(|| function(query::options::FUNCTIONS, other)),
    })
}

fn attributes_module(cx: &mut Context<'_>, name: &str) -> Option<Value> {
    if let Some(found) = function(attributes::FUNCTIONS, name) {
        return Some(found);
    }
    match Symbol::ALL.into_iter().find(|(known, _)| *known == name) {
        Some((_, symbol)) => Some(cx.symbol(symbol)),
        None => cx.exported_symbol(name),
    }
}

impl Object for Module {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("module")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        if name == "__name__" {
            return Ok(Some(Value::from(self.name)));
        }
        match self.find(cx, name)? {
            Some(found) => Ok(Some(found)),
            None => {
                let text = format!("module '{}' has no attribute '{name}'", self.name);
                Err(cx.vm.raise_attribute_error(text))
            }
        }
    }

    fn names(&self) -> Vec<Rc<str>> {
        let (functions, more) = match self.name {
            "sqlalchemy" => (vec![CORE_FUNCTIONS], &["event", "exc", "func", "types"][..]),
            "sqlalchemy.schema" | "sqlalchemy.sql" | "sqlalchemy.sql.expression" | "sqlalchemy.engine" => {
                (vec![CORE_FUNCTIONS], &["func"][..])
            }
            "sqlalchemy.event" => (vec![events::FUNCTIONS], &[][..]),
            "sqlalchemy.orm.attributes" => (vec![attributes::FUNCTIONS], &[][..]),
            "sqlalchemy.orm.collections" => (vec![COLLECTION_FUNCTIONS], &[][..]),
            "sqlalchemy.ext.hybrid" => (vec![hybrid::FUNCTIONS], &[][..]),
            "sqlalchemy.ext.associationproxy" => (Vec::new(), &["AssociationProxy", "association_proxy"][..]),
            "sqlalchemy.ext.declarative" => (Vec::new(), &["DeclarativeMeta", "declarative_base"][..]),
            "sqlalchemy.orm" | "sqlalchemy.orm.session" => {
                (vec![ORM_FUNCTIONS, COLLECTION_FUNCTIONS, query::options::FUNCTIONS], ORM_OBJECTS)
            }
            _ => (Vec::new(), &[][..]),
        };
        let functions = functions.into_iter().flatten().map(|(name, _)| *name);
        let types = TypeObject::names().filter(|_| matches!(self.name, "sqlalchemy" | "sqlalchemy.types"));
        let here = functions.chain(more.iter().copied()).chain(types).chain(Exceptions::names(self.name));
        let classes = shown_classes::EXPORTED.into_iter().filter(|name| names::is_in_module(self.name, name));
        let here = here.chain(classes);
        here.filter(|name| names::is_starred(self.name, name)).map(Rc::from).collect()
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(format!("<module '{}'>", self.name)))
    }
}
