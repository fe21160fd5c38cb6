//! `relationship(…)` and `backref(…)`: arguments as the program wrote them. What names other classes stays
//! unresolved until the class is mapped ([`resolve`]) and its mapper configured.

mod cascade;
mod class_registry;
pub(crate) mod resolve;
mod strategy;

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use bothways_orm::config::{Cascade, CollectionClass, InnerJoin, Lazy, PassiveDeletes};
use bothways_python::{Arguments, Raised, Value};

use crate::collections::{KeyedDictClass, own};
use crate::context::Context;
use crate::declarative::dataclass::AttributeOptions;
use crate::object::{Object, value, view};
use crate::shown_classes::is_class;
pub(crate) use resolve::{Annotated, info, resolve, written_arguments, written_lazy};

/// A relationship that was written down.
pub(crate) struct RelationshipObject {
    pub arguments: RelationshipArguments,
    /// `Class.key`, once it is part of a class.
    pub name: RefCell<Option<String>>,
}

/// The arguments of `relationship()` as far as they are supported.
#[derive(Clone, Default)]
pub(crate) struct RelationshipArguments {
    /// The related class, or its name.
    pub argument: Option<Value>,
    /// `back_populates=`
    pub back_populates: Option<Value>,
    /// `primaryjoin=`
    pub primaryjoin: Option<Value>,
    /// `secondary=`
    pub secondary: Option<Value>,
    /// `secondaryjoin=`
    pub secondaryjoin: Option<Value>,
    /// `backref=`
    pub backref: Option<Backref>,
    /// `uselist=`
    pub uselist: Option<bool>,
    /// `cascade=`
    pub cascade: Option<Cascade>,
    /// `foreign_keys=`
    pub foreign_keys: Option<Value>,
    /// `remote_side=`
    pub remote_side: Option<Value>,
    /// `order_by=`
    pub order_by: Option<Value>,
    /// `overlaps=`
    pub overlaps: Vec<Rc<str>>,
    /// `lazy=`
    pub lazy: Option<Lazy>,
    /// `innerjoin=`
    pub inner_join: InnerJoin,
    /// `join_depth=`
    pub join_depth: Option<usize>,
    /// `lazy=` as the program says it.
    pub written_lazy: Option<Value>,
    /// A `lazy=` that is no strategy.
    pub unknown_lazy: Option<Rc<str>>,
    /// `passive_deletes=`
    pub passive_deletes: PassiveDeletes,
    /// `passive_updates=False`
    pub active_updates: bool,
    /// `post_update=`
    pub post_update: bool,
    /// `viewonly=`
    pub viewonly: bool,
    /// `sync_backref=`
    pub sync_backref: Option<bool>,
    /// `single_parent=`
    pub single_parent: bool,
    /// `enable_typechecks=False`
    pub takes_subclasses: bool,
    /// `info=`
    pub info: Option<Value>,
    /// `doc=`
    pub doc: Option<Value>,
    /// `collection_class=`
    pub collection_class: Option<CollectionClass>,
    /// `active_history=`
    pub active_history: bool,
    /// What is for dataclasses.
    pub dataclass: AttributeOptions,
}

/// Keywords of a call as they were given.
type Keywords = Rc<[(Rc<str>, Value)]>;

/// `backref="name"` or `backref=backref("name", …)`
#[derive(Clone)]
pub(crate) struct Backref {
    pub name: Rc<str>,
    pub arguments: Box<RelationshipArguments>,
    /// The keywords of `backref()`.
    pub keywords: Option<Keywords>,
    /// What of its keywords no relationship takes, as Python puts it once the relationship is made of them.
    pub refused: Option<Rc<str>>,
}

/// What `backref("name", …)` gives.
struct BackrefObject(Backref);

impl Object for BackrefObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("tuple")
    }
}

impl Object for RelationshipObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("_RelationshipDeclared")
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let address = cx.vm.new_address();
        let name = self.name.borrow().clone().unwrap_or_else(|| "no key".to_owned());
        Ok(Some(format!("<_RelationshipDeclared at {address:#x}; {name}>")))
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        match &*self.name.borrow() {
            Some(name) => Ok(Some(name.clone())),
            // Its text is that of its class and key, and it has no class yet.
            None => Err(cx.vm.raise_attribute_error("parent")),
        }
    }
}

/// `relationship(…)`
pub(crate) fn relationship(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let mut parsed = RelationshipArguments::default();
    let mut positional = arguments.positional.into_iter();
    parsed.argument = positional.next().filter(|argument| !argument.is_none());
    parsed.secondary = positional.next().filter(|secondary| !secondary.is_none());
    if positional.next().is_some() {
        let text = "relationship() takes from 0 to 2 positional arguments but more were given";
        return Err(cx.vm.raise_type_error(text));
    }
    for (name, argument) in arguments.keywords {
        match &*name {
            "argument" => parsed.argument = Some(argument).filter(|argument| !argument.is_none()),
            "backref" => parsed.backref = backref_argument(cx, &argument)?,
            _ if !option(cx, &mut parsed, &name, argument)? => {
                return Err(crate::arguments::unexpected(cx.vm, "RelationshipProperty.__init__", &name));
            }
            _ => {}
        }
    }
    check_viewonly(cx, &parsed)?;
    if parsed.backref.is_some() && parsed.back_populates.is_some() {
        let message = "backref and back_populates keyword arguments are mutually exclusive";
        return Err(cx.raise("ArgumentError", message));
    }
    Ok(value(RelationshipObject { arguments: parsed, name: RefCell::new(None) }))
}

/// What makes no sense for a relationship that is never written along.
fn check_viewonly(cx: &mut Context<'_>, parsed: &RelationshipArguments) -> Result<(), Raised> {
    if !parsed.viewonly {
        return Ok(());
    }
    let given = [
        ("passive_deletes", parsed.passive_deletes != PassiveDeletes::No),
        ("passive_updates", parsed.active_updates),
    ];
    for (name, _) in given.into_iter().filter(|(_, is_given)| *is_given) {
        let category = cx.exception_class("SAWarning");
        let message = format!(
            "Setting {name} on relationship() while also setting viewonly=True does not make sense, as a viewonly=True \
             relationship does not perform persistence operations. This configuration may raise an error in a future \
             release."
        );
        cx.python().warn(&category, &message)?;
    }
    if parsed.sync_backref == Some(true) {
        return Err(cx.raise("ArgumentError", "sync_backref and viewonly cannot both be True"));
    }
    Ok(())
}

/// `backref(name, …)`
pub(crate) fn backref(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let keywords = std::mem::take(&mut arguments.keywords);
    let [name] = cx.bind("backref", ["name"], 1, arguments)?;
    let Some(Value::Str(name)) = name else { return cx.unsupported("backref() with anything but a name") };
    let mut parsed = RelationshipArguments::default();
    let mut refused = None;
    let given: Vec<(Rc<str>, Value)> = keywords.clone();
    for (name, argument) in keywords {
        match &*name {
            "argument" | "backref" | "back_populates" => {
                return cx.unsupported(format!("backref({name}=…)"));
            }
            "secondary" => refused = Some(Rc::from("multiple values for argument 'secondary'")),
            _ if !option(cx, &mut parsed, &name, argument)? => {
                refused = Some(Rc::from(format!("an unexpected keyword argument '{name}'")));
            }
            _ => {}
        }
    }
    let keywords = Some(Rc::from(given));
    Ok(value(BackrefObject(Backref { name, arguments: Box::new(parsed), keywords, refused })))
}

fn backref_argument(cx: &mut Context<'_>, argument: &Value) -> Result<Option<Backref>, Raised> {
    if argument.is_none() {
        return Ok(None);
    }
    if let Value::Str(name) = argument {
        return Ok(Some(Backref {
            name: Rc::clone(name),
            arguments: Box::default(),
            keywords: None,
            refused: None,
        }));
    }
    match view::<BackrefObject>(argument) {
        Some(backref) => Ok(Some(backref.0.clone())),
        None => cx.unsupported("relationship(backref=…) with anything but a name or backref()"),
    }
}

/// An option that `relationship()` and `backref()` share; whether there is one of that name.
fn option(
    cx: &mut Context<'_>,
    parsed: &mut RelationshipArguments,
    name: &str,
    argument: Value,
) -> Result<bool, Raised> {
    let given = Some(argument.clone()).filter(|argument| !argument.is_none());
    match name {
        "back_populates" => parsed.back_populates = given,
        "primaryjoin" => parsed.primaryjoin = given,
        "uselist" => match given {
            None => parsed.uselist = None,
            Some(Value::Bool(truth)) => parsed.uselist = Some(truth),
            Some(_) => return cx.unsupported("this value of relationship(uselist=…)"),
        },
        "cascade" => match given {
            None => parsed.cascade = Some(cascade::NONE),
            Some(Value::Bool(_)) => return Err(cx.vm.raise_type_error("'bool' object is not iterable")),
            Some(Value::Str(text)) => parsed.cascade = Some(cascade::parse(cx, &text)?),
            Some(names) => {
                let names = cx.python().collect(&names)?;
                let names: Option<Vec<&str>> = names.iter().map(Value::as_str).collect();
                match names {
                    Some(names) => parsed.cascade = Some(cascade::of_names(cx, &names)?),
                    None => return cx.unsupported("relationship(cascade=…) with anything but names"),
                }
            }
        },
        "foreign_keys" => parsed.foreign_keys = given,
        "remote_side" => parsed.remote_side = given,
        "order_by" => parsed.order_by = given.filter(|order| !matches!(order, Value::Bool(false))),
        "overlaps" => match given {
            None => {}
            Some(Value::Str(text)) => {
                parsed.overlaps = text.split(',').map(|name| Rc::from(name.trim())).collect();
            }
            Some(_) => return cx.unsupported("relationship(overlaps=…) with anything but a string"),
        },
        "lazy" => match given {
            Some(given) => {
                parsed.written_lazy = Some(argument);
                parsed.lazy = strategy::lazy(&given);
                if parsed.lazy.is_none() {
                    parsed.unknown_lazy = Some(cx.python().repr(&given)?);
                }
            }
            None => {
                parsed.written_lazy = Some(argument);
                parsed.lazy = Some(Lazy::NoLoad);
            }
        },
        "innerjoin" => parsed.inner_join = strategy::inner_join(cx, &argument)?,
        "join_depth" => match given {
            None => parsed.join_depth = None,
            Some(Value::Int(depth)) => parsed.join_depth = usize::try_from(depth).ok(),
            Some(_) => return cx.unsupported("this value of relationship(join_depth=…)"),
        },
        "doc" => parsed.doc = given,
        "info" => parsed.info = given,
        "passive_deletes" => {
            parsed.passive_deletes = match given {
                None | Some(Value::Bool(false)) => PassiveDeletes::No,
                Some(Value::Bool(true)) => PassiveDeletes::Unloaded,
                Some(Value::Str(text)) if &*text == "all" => PassiveDeletes::All,
                Some(_) => return cx.unsupported("this value of relationship(passive_deletes=…)"),
            }
        }
        "passive_updates" | "post_update" => match (name, given) {
            ("post_update", None) => parsed.post_update = false,
            ("post_update", Some(Value::Bool(truth))) => parsed.post_update = truth,
            (_, Some(Value::Bool(truth))) => parsed.active_updates = !truth,
            _ => return cx.unsupported(format!("this value of relationship({name}=…)")),
        },
        "viewonly" | "single_parent" | "sync_backref" => {
            let truth = match given {
                None => None,
                Some(Value::Bool(truth)) => Some(truth),
                Some(_) => return cx.unsupported(format!("this value of relationship({name}=…)")),
            };
            match name {
                "viewonly" => parsed.viewonly = truth == Some(true),
                "single_parent" => parsed.single_parent = truth == Some(true),
                _ => parsed.sync_backref = truth,
            }
        }
        "collection_class" => parsed.collection_class = collection_class(cx, given)?,
        "active_history" => parsed.active_history = cx.python().truth(&argument)?,
        "enable_typechecks" => parsed.takes_subclasses = !cx.python().truth(&argument)?,
        "cascade_backrefs" => {
            if !matches!(argument, Value::Bool(false)) {
                return cx.unsupported(format!("relationship({name}=…)"));
            }
        }
        "secondary" => parsed.secondary = given,
        "secondaryjoin" => parsed.secondaryjoin = given,
        "bake_queries"
        | "distinct_target_key"
        | "load_on_pending"
        | "query_class"
        | "omit_join"
        | "comparator_factory"
        | "strategy_class" => {
            if given.is_some() {
                return cx.unsupported(format!("relationship({name}=…)"));
            }
        }
        _ if AttributeOptions::takes(name) => parsed.dataclass.set(name, argument),
        _ => return Ok(false),
    }
    Ok(true)
}

/// `collection_class=`: a built-in class, a keyed dict, or a function that makes one of these.
fn collection_class(cx: &mut Context<'_>, given: Option<Value>) -> Result<Option<CollectionClass>, Raised> {
    let Some(given) = given else { return Ok(None) };
    let types = cx.vm.types();
    let of = |value: &Value| match value {
        Value::Class(class) if Rc::ptr_eq(class, &types.list) => Some(CollectionClass::List),
        Value::Class(class) if Rc::ptr_eq(class, &types.set) => Some(CollectionClass::Set),
        Value::Class(class) if Rc::ptr_eq(class, &types.dict) => Some(CollectionClass::UnkeyedDict),
        Value::List(items) if items.borrow().is_empty() => Some(CollectionClass::List),
        Value::Set(items) if items.is_empty() && !items.is_frozen() => Some(CollectionClass::Set),
        other => view::<KeyedDictClass>(other).map(|class| CollectionClass::Keyed(class.function)),
    };
    if let Some(class) = of(&given) {
        return Ok(Some(class));
    }
    for (name, class) in [
        ("InstrumentedList", CollectionClass::List),
        ("InstrumentedSet", CollectionClass::Set),
        ("InstrumentedDict", CollectionClass::UnkeyedDict),
    ] {
        if is_class(cx.facade, &given, name) {
            return Ok(Some(class));
        }
    }
    if let Value::Function(_) = &given {
        // SQLAlchemy calls it when the mapper is configured: it may need what is not defined yet.
        match cx.python().call(&given, Arguments::default()) {
            Ok(made) => {
                let class = of(&made);
                return match class {
                    Some(class) => Ok(Some(class)),
                    None => own::class(cx, &given, &made).map(Some),
                };
            }
            Err(Raised::Exception(_)) => {
                return cx.unsupported("a collection_class that needs what is defined later");
            }
            Err(raised) => return Err(raised),
        }
    }
    match &given {
        Value::Class(_) => own::class_itself(cx, &given).map(Some),
        _ => cx.unsupported("this collection_class"),
    }
}
