//! `synonym("name")`: another name for an attribute of the same class.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_python::{Arguments, Class, HostRef, Instance, Raised, Value};

use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::object::{Object, value, view};

/// What stands on the class.
pub(crate) struct Synonym {
    /// The attribute that it is another name for.
    target: Rc<str>,
}

/// `synonym(name)`
pub(crate) fn synonym(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let name = arguments.take_keyword("name");
    if let Some((keyword, _)) = arguments.keywords.first() {
        return cx.unsupported(format!("synonym({keyword}=…)"));
    }
    let [given] = cx.bind("synonym", ["name"], usize::from(name.is_none()), arguments)?;
    match name.or(given) {
        Some(Value::Str(target)) => Ok(value(Synonym { target })),
        _ => cx.unsupported("synonym() with anything but a name"),
    }
}

impl Synonym {
    /// The attribute that it is another name for.
    pub fn target(&self) -> &str {
        &self.target
    }

    /// The attribute of a class under the other name.
    pub fn on_class(&self, cx: &mut Context<'_>, class: &Class, name: &str) -> Result<Value, Raised> {
        let found = class.lookup(&self.target);
        match found.as_ref().and_then(view::<InstrumentedAttribute>) {
            Some(attribute) => Ok(value(InstrumentedAttribute { key: Rc::from(name), ..attribute.clone() })),
            None => cx.unsupported("a synonym of anything but a mapped attribute"),
        }
    }
}

impl Object for Synonym {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("Synonym")
    }

    fn is_data_descriptor(&self) -> bool {
        true
    }

    fn descriptor_get(
        &self,
        cx: &mut Context<'_>,
        _this: &HostRef,
        name: &str,
        instance: Option<&Rc<Instance>>,
        owner: &Rc<Class>,
    ) -> Result<Value, Raised> {
        match instance {
            Some(instance) => cx.python().get_attribute(&Value::Instance(Rc::clone(instance)), &self.target),
            None => self.on_class(cx, owner, name),
        }
    }

    fn descriptor_set(
        &self,
        cx: &mut Context<'_>,
        instance: &Rc<Instance>,
        given: &Value,
    ) -> Result<(), Raised> {
        cx.python().set_attribute(&Value::Instance(Rc::clone(instance)), &self.target, given.clone())
    }

    fn descriptor_delete(&self, cx: &mut Context<'_>, instance: &Rc<Instance>) -> Result<(), Raised> {
        cx.python().delete_attribute(&Value::Instance(Rc::clone(instance)), &self.target)
    }
}
