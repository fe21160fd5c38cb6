//! `association_proxy("memberships", "role")`: an attribute of what another attribute holds, read and written as if
//! it were one's own.

mod list;

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::config::{CollectionClass, Property};
use bothways_python::{Arguments, Class, HostRef, Instance, Raised, Value};

use crate::context::Context;
use crate::declarative::dataclass::AttributeOptions;
use crate::object::{Object, value};
use list::AssociationList;

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
    /// What is for dataclasses.
    dataclass: AttributeOptions,
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
        Ok(Some(crate::object::view::<AssociationProxy>(given).is_some()))
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some("<class 'sqlalchemy.ext.associationproxy.AssociationProxy'>".to_owned()))
    }
}

/// `association_proxy(target_collection, attr, creator=…)`
pub(crate) fn association_proxy(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let creator = arguments.take_keyword("creator").filter(|creator| !creator.is_none());
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
    Ok(value(AssociationProxy(Rc::new(Definition { target_collection, attribute, creator, dataclass }))))
}

impl AssociationProxy {
    /// What it says of its field in a dataclass.
    pub fn dataclass(&self) -> &AttributeOptions {
        &self.0.dataclass
    }

    /// Whether the attribute that leads on holds a list.
    fn leads_to_a_list(&self, cx: &mut Context<'_>, instance: &Rc<Instance>) -> Result<bool, Raised> {
        let class = cx.facade.classes.id(&instance.class);
        let attribute =
            class.and_then(|class| cx.facade.orm.find_attribute(class, &self.0.target_collection));
        match attribute.map(|attribute| &cx.facade.orm.attribute(attribute).property) {
            Some(Property::Relationship(relationship)) => match relationship.setup().collection_class {
                _ if !relationship.setup().uselist => Ok(false),
                CollectionClass::List => Ok(true),
                CollectionClass::Set | CollectionClass::Keyed(_) => {
                    cx.unsupported("an association proxy over a set or a dict")
                }
            },
            Some(Property::Column(_)) | None => {
                cx.unsupported("an association proxy over anything but a relationship")
            }
        }
    }
}

impl Definition {
    /// A new related object that keeps the value.
    fn create(&self, cx: &mut Context<'_>, owner: &Value, given: Value) -> Result<Value, Raised> {
        let creator = match &self.creator {
            Some(creator) => creator.clone(),
            None => self.target_class(cx, owner)?,
        };
        let arguments = Arguments { positional: vec![given], keywords: Vec::new() };
        cx.python().call(&creator, arguments)
    }

    fn target_class(&self, cx: &mut Context<'_>, owner: &Value) -> Result<Value, Raised> {
        let class = match owner {
            Value::Instance(instance) => cx.facade.classes.id(&instance.class),
            _ => None,
        };
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
        this: &HostRef,
        _name: &str,
        instance: Option<&Rc<Instance>>,
        _owner: &Rc<Class>,
    ) -> Result<Value, Raised> {
        let Some(instance) = instance else { return Ok(Value::Host(this.clone())) };
        let owner = Value::Instance(Rc::clone(instance));
        if self.leads_to_a_list(cx, instance)? {
            return Ok(value(AssociationList { owner, definition: Rc::clone(&self.0) }));
        }
        match cx.python().get_attribute(&owner, &self.0.target_collection)? {
            Value::None => Ok(Value::None),
            target => cx.python().get_attribute(&target, &self.0.attribute),
        }
    }

    fn descriptor_set(
        &self,
        cx: &mut Context<'_>,
        instance: &Rc<Instance>,
        given: &Value,
    ) -> Result<(), Raised> {
        let owner = Value::Instance(Rc::clone(instance));
        if self.leads_to_a_list(cx, instance)? {
            let items = cx.python().collect(given)?;
            let list = AssociationList { owner, definition: Rc::clone(&self.0) };
            list.clear(cx)?;
            return items.into_iter().try_for_each(|item| list.append(cx, item));
        }
        let target = cx.python().get_attribute(&owner, &self.0.target_collection)?;
        match (target, given) {
            (Value::None, Value::None) => Ok(()),
            (Value::None, given) => {
                let made = self.0.create(cx, &owner, given.clone())?;
                cx.python().set_attribute(&owner, &self.0.target_collection, made)
            }
            (target, given) => cx.python().set_attribute(&target, &self.0.attribute, given.clone()),
        }
    }
}
