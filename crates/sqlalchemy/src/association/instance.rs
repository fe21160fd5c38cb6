//! `AssociationProxyInstance`: an association proxy as it stands on its mapped class, where it is part of SQL
//! expressions. Each becomes an EXISTS along the attribute that leads on.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_python::{Arguments, BinaryOperator, Class, Comparison, HostRef, Raised, Value};

use super::{Definition, Holds};
use crate::context::Context;
use crate::expressions::combine::or_function;
use crate::native::{self, Method};
use crate::object::{Object, view};

/// The proxy on a class.
#[derive(Clone)]
pub(super) struct ProxyInstance {
    pub owner: Rc<Class>,
    pub definition: Rc<Definition>,
    pub holds: Holds,
    /// The class of the objects that keep the values.
    pub target: Rc<Class>,
}

/// What the attribute of those objects is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Column,
    /// A relationship to one object or to none.
    Object,
    /// A relationship to several.
    Objects,
    /// An association proxy itself.
    Proxy,
}

impl ProxyInstance {
    /// The attribute that leads on, on its class.
    fn local(&self, cx: &mut Context<'_>) -> Result<Value, Raised> {
        cx.python().get_attribute(&Value::Class(Rc::clone(&self.owner)), &self.definition.target_collection)
    }

    /// The attribute of what is there, on its class.
    fn remote(&self, cx: &mut Context<'_>) -> Result<Value, Raised> {
        cx.python().get_attribute(&Value::Class(Rc::clone(&self.target)), &self.definition.attribute)
    }

    fn kept(&self, cx: &mut Context<'_>) -> Result<Kept, Raised> {
        if self.is_ambiguous() {
            return Err(self.ambiguous(cx));
        }
        let remote = self.remote(cx)?;
        if view::<Self>(&remote).is_some() {
            return Ok(Kept::Proxy);
        }
        let class = cx.facade.classes.id(&self.target);
        let found = class.and_then(|class| cx.facade.orm.find_attribute(class, &self.definition.attribute));
        match found.map(|found| cx.facade.orm.attribute(found).relationship()) {
            Some(Some(relationship)) if relationship.setup().uselist => Ok(Kept::Objects),
            Some(Some(_)) => Ok(Kept::Object),
            Some(None) => Ok(Kept::Column),
            None => {
                cx.unsupported("an association proxy of anything but a column or a relationship on its class")
            }
        }
    }

    fn is_ambiguous(&self) -> bool {
        self.target.lookup(&self.definition.attribute).is_none()
    }

    /// Objects may have an attribute that their class has not, but nothing can be asked of it in SQL.
    fn ambiguous(&self, cx: &mut Context<'_>) -> Raised {
        let Definition { target_collection, attribute, .. } = &*self.definition;
        let message = format!(
            "Association proxy {}.{target_collection} refers to an attribute '{attribute}' that is not directly mapped \
             on class <class '__main__.{}'>; therefore this operation cannot proceed since we don't know what type of \
             object is referred towards",
            self.owner.name, self.target.name
        );
        cx.vm.raise_attribute_error(message)
    }

    /// `any()` or `has()` of the attribute that leads on.
    fn exists(&self, cx: &mut Context<'_>, criterion: Arguments) -> Result<Value, Raised> {
        let local = self.local(cx)?;
        let method = if self.holds == Holds::One { "has" } else { "any" };
        let method = cx.python().get_attribute(&local, method)?;
        cx.python().call(&method, criterion)
    }

    /// `any()` or `has()` of this proxy.
    fn exists_with(&self, cx: &mut Context<'_>, criterion: Arguments) -> Result<Value, Raised> {
        let method = match self.kept(cx)? {
            Kept::Column if !criterion.keywords.is_empty() => {
                let message = "Can't apply keyword arguments to column-targeted association proxy; use ==";
                return Err(cx.raise("ArgumentError", message));
            }
            Kept::Column => return self.exists(cx, criterion),
            Kept::Object => "has",
            Kept::Objects => "any",
            Kept::Proxy => return cx.unsupported("any() or has() of an association proxy of another one"),
        };
        let remote = self.remote(cx)?;
        let method = cx.python().get_attribute(&remote, method)?;
        let inner = cx.python().call(&method, criterion)?;
        self.exists(cx, Arguments::positional(vec![inner]))
    }

    /// The condition that a related object keeps this one.
    fn keeping(&self, cx: &mut Context<'_>, other: &Value) -> Result<Value, Raised> {
        let keywords = vec![(Rc::clone(&self.definition.attribute), other.clone())];
        self.exists(cx, Arguments { positional: Vec::new(), keywords })
    }

    fn compared(&self, cx: &mut Context<'_>, comparison: Comparison, other: &Value) -> Result<Value, Raised> {
        let kept = self.kept(cx)?;
        let found = match (kept, comparison) {
            (Kept::Object, Comparison::Equal | Comparison::NotEqual) if self.holds != Holds::One => {
                let message = "'has()' not implemented for collections. Use any().";
                return Err(cx.raise("InvalidRequestError", message));
            }
            (Kept::Object, Comparison::Equal) => self.keeping(cx, other)?,
            (Kept::Column, _) => {
                let remote = self.remote(cx)?;
                let condition = cx.python().compare(comparison, &remote, other)?;
                self.exists(cx, Arguments::positional(vec![condition]))?
            }
            (Kept::Object, Comparison::NotEqual) if self.holds == Holds::One => {
                let remote = self.remote(cx)?;
                let condition = cx.python().compare(comparison, &remote, other)?;
                return self.exists(cx, Arguments::positional(vec![condition]));
            }
            _ => return cx.unsupported("this comparison of an association proxy on its class"),
        };
        if comparison != Comparison::Equal || !other.is_none() {
            return Ok(found);
        }
        let local = self.local(cx)?;
        let missing = cx.python().compare(Comparison::Equal, &local, &Value::None)?;
        or_function(cx, Arguments::positional(vec![found, missing]))
    }
}

const METHODS: &[Method] = &[("any", any), ("has", has), ("contains", contains)];

fn receiver(cx: &mut Context<'_>, arguments: &mut Arguments) -> Result<ProxyInstance, Raised> {
    native::take_receiver(cx, arguments, "AssociationProxyInstance")
}

fn any(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let proxy = receiver(cx, &mut arguments)?;
    if proxy.holds == Holds::One && matches!(proxy.kept(cx)?, Kept::Column | Kept::Object) {
        let message = "'any()' not implemented for scalar attributes. Use has().";
        return Err(cx.raise("InvalidRequestError", message));
    }
    proxy.exists_with(cx, arguments)
}

fn has(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let proxy = receiver(cx, &mut arguments)?;
    let kept = proxy.kept(cx)?;
    if kept != Kept::Proxy && (proxy.holds != Holds::One || kept == Kept::Objects) {
        let message = "'has()' not implemented for collections. Use any().";
        return Err(cx.raise("InvalidRequestError", message));
    }
    if kept == Kept::Column && !arguments.positional.is_empty() {
        let message = "Non-empty has() not allowed for column-targeted association proxy; use ==";
        return Err(cx.raise("ArgumentError", message));
    }
    proxy.exists_with(cx, arguments)
}

fn contains(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let proxy = receiver(cx, &mut arguments)?;
    let [other] = cx.bind("contains", ["other"], 1, arguments)?;
    let other = other.unwrap_or(Value::None);
    if proxy.is_ambiguous() {
        // A NotImplementedError whose text is an address.
        return cx.unsupported("contains() of an association proxy of an attribute that its class lacks");
    }
    match (proxy.kept(cx)?, proxy.holds) {
        (Kept::Object, Holds::One) => {
            let message = "contains() doesn't apply to a scalar object endpoint; use ==";
            Err(cx.raise("InvalidRequestError", message))
        }
        (Kept::Objects, Holds::One) => {
            let remote = proxy.remote(cx)?;
            let inner = cx.python().call_method(&remote, "contains", vec![other])?;
            proxy.exists(cx, Arguments::positional(vec![inner]))
        }
        (Kept::Object, _) => proxy.keeping(cx, &other),
        (Kept::Column, _) => {
            let remote = proxy.remote(cx)?;
            let inner = cx.python().call_method(&remote, "contains", vec![other])?;
            proxy.exists(cx, Arguments::positional(vec![inner]))
        }
        (Kept::Proxy, _) => {
            let remote = proxy.remote(cx)?;
            let inner = match view::<ProxyInstance>(&remote) {
                Some(target) if target.holds == Holds::One => {
                    cx.python().compare(Comparison::Equal, &remote, &other)?
                }
                _ => cx.python().call_method(&remote, "contains", vec![other])?,
            };
            proxy.exists(cx, Arguments::positional(vec![inner]))
        }
        (Kept::Objects, _) => cx.unsupported("contains() of this association proxy on its class"),
    }
}

impl Object for ProxyInstance {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("AssociationProxyInstance")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        let found = match name {
            "target_class" => Value::Class(Rc::clone(&self.target)),
            "owning_class" => Value::Class(Rc::clone(&self.owner)),
            "target_collection" => Value::Str(Rc::clone(&self.definition.target_collection)),
            "value_attr" => Value::Str(Rc::clone(&self.definition.attribute)),
            "scalar" => Value::Bool(self.holds == Holds::One),
            "local_attr" => self.local(cx)?,
            "remote_attr" => self.remote(cx)?,
            "attr" => Value::tuple(vec![self.local(cx)?, self.remote(cx)?]),
            // Operators of a column: `like`, `in_` and so on hold of what a related object keeps.
            _ => return cx.unsupported(format!("{name} of an association proxy on its class")),
        };
        Ok(Some(found))
    }

    fn compare(
        &self,
        cx: &mut Context<'_>,
        comparison: Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        match view::<Self>(left) {
            Some(proxy) => proxy.compared(cx, comparison, right).map(Some),
            None => cx.unsupported("an association proxy to the right of a comparison"),
        }
    }

    fn binary(
        &self,
        cx: &mut Context<'_>,
        _operator: BinaryOperator,
        _left: &Value,
        _right: &Value,
    ) -> Result<Option<Value>, Raised> {
        cx.unsupported("operators on an association proxy on its class")
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        cx.unsupported("the repr of an association proxy on its class")
    }
}
