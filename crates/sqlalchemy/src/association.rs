//! `association_proxy("memberships", "role")`: an attribute of what another attribute holds, read and written as if
//! it were one's own.

mod dict;
mod held;
mod instance;
mod list;
mod set;

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::config::{self, CollectionClass};
use bothways_python::{Arguments, Class, HostRef, Instance, Raised, Value};
use bothways_world::CollectionKind;

use crate::context::Context;
use crate::declarative::dataclass::AttributeOptions;
use crate::errors::checked;
use crate::object::{Object, value, view};
use dict::AssociationDict;
use held::Held;
use instance::ProxyInstance;
use list::AssociationList;
use set::AssociationSet;

/// An association proxy on a class.
pub(crate) struct AssociationProxy(Rc<Definition>);

/// What `association_proxy(…)` said.
struct Definition {
    /// The attribute that leads on.
    target_collection: Rc<str>,
    /// The attribute of what is there.
    attribute: Rc<str>,
    /// Makes what a value is to be kept in; the related class by default.
    creator: Option<Value>,
    /// Whether None takes away the one related object that kept a value.
    cascade_scalar_deletes: bool,
    /// What is for dataclasses.
    dataclass: AttributeOptions,
}

/// What the attribute that leads on holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    One,
    List,
    Set,
    Dict,
}

/// The class `AssociationProxy`, for annotations.
pub(crate) struct AssociationProxyClass;

impl Object for AssociationProxyClass {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("type")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        cx.unsupported(format!("AssociationProxy.{name} on the class"))
    }

    fn get_item(&self, _cx: &mut Context<'_>, _index: &Value) -> Result<Option<Value>, Raised> {
        Ok(Some(value(Self)))
    }

    fn has_instance(&self, _cx: &mut Context<'_>, given: &Value) -> Result<Option<bool>, Raised> {
        Ok(Some(view::<AssociationProxy>(given).is_some()))
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some("<class 'sqlalchemy.ext.associationproxy.AssociationProxy'>".to_owned()))
    }
}

/// `association_proxy(target_collection, attr, creator=…)`
pub(crate) fn association_proxy(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let creator = arguments.take_keyword("creator").filter(|creator| !creator.is_none());
    let cascade_scalar_deletes = match arguments.take_keyword("cascade_scalar_deletes") {
        Some(given) => cx.python().truth(&given)?,
        None => false,
    };
    let mut dataclass = AttributeOptions::default();
    arguments.keywords.retain(|(name, argument)| {
        let is_taken = AttributeOptions::takes(name);
        if is_taken {
            dataclass.set(name, argument.clone());
        }
        !is_taken
    });
    if let Some((keyword, _)) =
        arguments.keywords.iter().find(|(name, _)| !matches!(&**name, "target_collection" | "attr"))
    {
        return cx.unsupported(format!("association_proxy({keyword}=…)"));
    }
    let [target, attribute] = cx.bind("association_proxy", ["target_collection", "attr"], 2, arguments)?;
    let (Some(Value::Str(target_collection)), Some(Value::Str(attribute))) = (target, attribute) else {
        return cx.unsupported("association_proxy() with anything but names");
    };
    let definition = Definition { target_collection, attribute, creator, cascade_scalar_deletes, dataclass };
    Ok(value(AssociationProxy(Rc::new(definition))))
}

impl AssociationProxy {
    /// What it says of its field in a dataclass.
    pub fn dataclass(&self) -> &AttributeOptions {
        &self.0.dataclass
    }

    /// What the attribute that leads on holds.
    fn holds(&self, cx: &mut Context<'_>, owner: &Rc<Class>) -> Result<Holds, Raised> {
        let class = cx.facade.classes.id(owner);
        let attribute =
            class.and_then(|class| cx.facade.orm.find_attribute(class, &self.0.target_collection));
        let relationship = attribute.and_then(|attribute| cx.facade.orm.attribute(attribute).relationship());
        let Some(relationship) = relationship else {
            return cx.unsupported("an association proxy over anything but a relationship");
        };
        let setup = relationship.setup();
        Ok(match setup.collection_class {
            _ if !setup.uselist => Holds::One,
            CollectionClass::List => Holds::List,
            CollectionClass::Set => Holds::Set,
            CollectionClass::Keyed(_) | CollectionClass::UnkeyedDict => Holds::Dict,
            CollectionClass::Own { like: Some(CollectionKind::List), .. } => Holds::List,
            CollectionClass::Own { like: Some(CollectionKind::Set), .. } => Holds::Set,
            CollectionClass::Own { like: Some(CollectionKind::Dict), .. } => Holds::Dict,
            CollectionClass::Own { like: None, .. } => {
                return cx.unsupported("an association proxy over what is like no list, set or dict");
            }
        })
    }

    fn held(&self, instance: &Rc<Instance>) -> Held {
        Held { owner: Value::Instance(Rc::clone(instance)), definition: Rc::clone(&self.0) }
    }

    /// The proxy of an object's collection. The first time the collection is loaded, to see what it is; from then on
    /// the object keeps its proxy, and the proxy the object.
    fn collection(
        &self,
        cx: &mut Context<'_>,
        instance: &Rc<Instance>,
        holds: Holds,
    ) -> Result<Value, Raised> {
        let key = (cx.mapped(instance)?, Rc::as_ptr(&self.0).cast::<()>());
        if let Some(known) = cx.facade.proxies.get(&key) {
            return Ok(known.clone());
        }
        let held = self.held(instance);
        held.target(cx)?;
        let proxy = match holds {
            Holds::Set => value(AssociationSet(held)),
            Holds::Dict => value(AssociationDict(held)),
            Holds::List | Holds::One => value(AssociationList(held)),
        };
        cx.facade.proxies.insert(key, proxy.clone());
        Ok(proxy)
    }

    /// It on its class, which configures the mappers as `class_mapper()` does.
    fn on_class(&self, cx: &mut Context<'_>, owner: &Rc<Class>) -> Result<Value, Raised> {
        let Some(class) = cx.facade.classes.id(owner) else {
            return cx.unsupported("an association proxy on a class that is not mapped");
        };
        checked(cx, |orm| config::configure(orm, class))?;
        let holds = self.holds(cx, owner)?;
        let Value::Class(target) = self.0.target_of(cx, owner)? else {
            return cx.unsupported("an association proxy over anything but a relationship");
        };
        let (owner, definition) = (Rc::clone(owner), Rc::clone(&self.0));
        Ok(value(ProxyInstance { owner, definition, holds, target }))
    }

    /// `owner.proxy = given` where one related object keeps the value.
    fn set_one(&self, cx: &mut Context<'_>, held: &Held, given: &Value) -> Result<(), Raised> {
        let target = held.target(cx)?;
        let name = &self.0.target_collection;
        match (target, given) {
            (Value::None, Value::None) => Ok(()),
            (Value::None, given) => {
                let made = held.create(cx, vec![given.clone()])?;
                cx.python().set_attribute(&held.owner, name, made)
            }
            (target, given) => {
                held.put(cx, &target, given)?;
                if given.is_none() && self.0.cascade_scalar_deletes {
                    cx.python().set_attribute(&held.owner, name, Value::None)?;
                }
                Ok(())
            }
        }
    }
}

impl Definition {
    /// The class of what keeps the values of an object.
    fn target_class(&self, cx: &mut Context<'_>, owner: &Value) -> Result<Value, Raised> {
        let class = cx.python().class_of(owner)?;
        self.target_of(cx, &class)
    }

    fn target_of(&self, cx: &mut Context<'_>, owner: &Rc<Class>) -> Result<Value, Raised> {
        let class = cx.facade.classes.id(owner);
        let attribute = class.and_then(|class| cx.facade.orm.find_attribute(class, &self.target_collection));
        let relationship = attribute.and_then(|attribute| cx.facade.orm.attribute(attribute).relationship());
        let target = relationship.map(|relationship| relationship.setup().target);
        match target.and_then(|target| cx.facade.classes.class(target)) {
            Some(class) => Ok(Value::Class(class)),
            None => cx.unsupported("an association proxy over anything but a relationship"),
        }
    }
}

impl Object for AssociationProxy {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("AssociationProxy")
    }

    fn is_data_descriptor(&self) -> bool {
        true
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        cx.unsupported(format!("{name} of an association proxy on its class"))
    }

    fn descriptor_get(
        &self,
        cx: &mut Context<'_>,
        _this: &HostRef,
        _name: &str,
        instance: Option<&Rc<Instance>>,
        owner: &Rc<Class>,
    ) -> Result<Value, Raised> {
        let Some(instance) = instance else { return self.on_class(cx, owner) };
        match self.holds(cx, owner)? {
            Holds::One => {
                let held = self.held(instance);
                let target = held.target(cx)?;
                held.value_of(cx, &target)
            }
            holds => self.collection(cx, instance, holds),
        }
    }

    fn descriptor_set(
        &self,
        cx: &mut Context<'_>,
        instance: &Rc<Instance>,
        given: &Value,
    ) -> Result<(), Raised> {
        let held = self.held(instance);
        let holds = self.holds(cx, &instance.class)?;
        if holds == Holds::One {
            return self.set_one(cx, &held, given);
        }
        if self.collection(cx, instance, holds)?.is(given) {
            return Ok(());
        }
        match holds {
            Holds::List | Holds::One => AssociationList(held).replace(cx, given),
            Holds::Set => AssociationSet(held).replace(cx, given),
            Holds::Dict => AssociationDict(held).replace(cx, given),
        }
    }

    fn descriptor_delete(&self, cx: &mut Context<'_>, instance: &Rc<Instance>) -> Result<(), Raised> {
        let held = self.held(instance);
        if self.holds(cx, &instance.class)? == Holds::One {
            match held.target(cx)? {
                Value::None => {}
                target => cx.python().delete_attribute(&target, &self.0.attribute)?,
            }
        }
        cx.python().delete_attribute(&held.owner, &self.0.target_collection)
    }
}
