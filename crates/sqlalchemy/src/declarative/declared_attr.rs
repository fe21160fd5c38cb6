//! `@declared_attr`: a method of a mixin that says an attribute anew for each class that is mapped.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_python::{Arguments, Class, HostRef, Instance, Raised, Value};

use super::inheritance::is_mapped_above;
use crate::context::Context;
use crate::native::Native;
use crate::object::{Object, value, view};

/// The class `declared_attr`: the decorator itself.
pub(crate) struct DeclaredAttrClass;

/// A method under the decorator.
pub(crate) struct DeclaredAttr {
    function: Value,
}

/// The class whose statement is being mapped. Each of its declared attributes is asked for once, however often
/// others refer to it meanwhile.
pub(crate) struct Declaring {
    class: Rc<Class>,
    produced: Vec<(Rc<str>, Value)>,
}

impl Declaring {
    /// Nothing was asked for yet.
    pub fn new(class: &Rc<Class>) -> Self {
        Self { class: Rc::clone(class), produced: Vec::new() }
    }
}

fn declared_attr(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [function] = cx.bind("declared_attr", ["fn"], 1, arguments)?;
    let function = function.unwrap_or(Value::None);
    let function = match function {
        Value::ClassMethod(inner) => (**inner).clone(),
        function => function,
    };
    Ok(value(DeclaredAttr { function }))
}

impl Object for DeclaredAttrClass {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("type")
    }

    fn is_callable(&self) -> bool {
        true
    }

    fn call(
        &self,
        cx: &mut Context<'_>,
        _this: &HostRef,
        arguments: &mut Arguments,
    ) -> Result<Option<Value>, Raised> {
        declared_attr(cx, std::mem::take(arguments)).map(Some)
    }

    fn attribute(&self, _cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        // What `cascading` adds concerns subclasses of mapped classes.
        Ok(matches!(name, "directive" | "cascading")
            .then(|| Native::function("declared_attr", declared_attr)))
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some("<class 'sqlalchemy.orm.decl_api.declared_attr'>".to_owned()))
    }
}

impl DeclaredAttr {
    /// What the method is annotated to return.
    pub fn annotation(&self, cx: &mut Context<'_>) -> Result<Option<Value>, Raised> {
        match cx.python().get_attribute(&self.function, "__annotations__")? {
            Value::Dict(annotations) => Ok(annotations.get_str("return")),
            _ => Ok(None),
        }
    }
}

impl Object for DeclaredAttr {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("declared_attr")
    }

    fn descriptor_get(
        &self,
        cx: &mut Context<'_>,
        _this: &HostRef,
        name: &str,
        _instance: Option<&Rc<Instance>>,
        owner: &Rc<Class>,
    ) -> Result<Value, Raised> {
        let declaring = cx.facade.declaring.as_ref().filter(|at| Rc::ptr_eq(&at.class, owner));
        let is_declaring = declaring.is_some();
        let known = declaring.and_then(|at| at.produced.iter().find(|(known, _)| &**known == name));
        if let Some((_, known)) = known {
            return Ok(known.clone());
        }
        let is_special = name.starts_with("__") && name.ends_with("__");
        if !is_declaring && !is_special && cx.facade.classes.id(owner).is_none() {
            let message = format!(
                "Unmanaged access of declarative attribute {name} from non-mapped class {}",
                owner.name
            );
            let category = cx.exception_class("SAWarning");
            cx.python().warn(&category, &message)?;
        }
        let arguments = Arguments { positional: vec![Value::Class(Rc::clone(owner))], keywords: Vec::new() };
        let produced = cx.python().call(&self.function, arguments)?;
        if let Some(at) = cx.facade.declaring.as_mut().filter(|at| Rc::ptr_eq(&at.class, owner)) {
            at.produced.push((name.into(), produced.clone()));
        }
        Ok(produced)
    }
}

/// `__tablename__`, `__table_args__` or `__mapper_args__` of a class, written out or declared by a method. What a
/// mapped superclass writes out is about that alone.
pub(super) fn directive(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    name: &str,
) -> Result<Option<Value>, Raised> {
    let is_declared = |held: &Value| view::<DeclaredAttr>(held).is_some();
    let mro: Vec<Rc<Class>> = class.mro().cloned().collect();
    let is_said = mro.iter().any(|source| {
        let held = source.namespace.get_str(name);
        held.is_some_and(|held| is_declared(&held) || !is_mapped_above(cx, class, source))
    });
    match class.lookup(name).filter(|_| is_said) {
        Some(found) if is_declared(&found) => {
            cx.python().get_attribute(&Value::Class(Rc::clone(class)), name).map(Some)
        }
        found => Ok(found),
    }
}
