//! The metaclasses of declarative classes, which a program may derive its own from or name in a base: `DeclarativeMeta`
//! and its kin.

use std::rc::Rc;

use bothways_python::{Announced, Class, Raised};

use super::base::{DeclarativeMarker, furnish_dict};
use crate::context::Context;
use crate::object::downcast;
use bothways_python::Value;

/// Each with what it derives from beside `type`, and when its classes are mapped.
const METACLASSES: [(&str, Option<&str>, Announced); 3] = [
    ("DeclarativeMeta", None, Announced::WhenInitialized),
    ("DeclarativeAttributeIntercept", None, Announced::WhenMade),
    ("DCTransformDeclarative", Some("DeclarativeAttributeIntercept"), Announced::WhenMade),
];

/// Whether a name of `sqlalchemy.orm.decl_api` is of one of them.
pub(crate) fn is_metaclass(name: &str) -> bool {
    METACLASSES.iter().any(|(known, ..)| *known == name)
}

/// The metaclass of that name.
pub(crate) fn metaclass(cx: &mut Context<'_>, name: &str) -> Result<Rc<Class>, Raised> {
    if let Some(class) = cx.facade.metaclasses.iter().find(|class| &*class.name == name) {
        return Ok(Rc::clone(class));
    }
    let Some((_, base, announced)) = METACLASSES.iter().find(|(known, ..)| *known == name) else {
        return cx.unsupported(format!("the metaclass {name}"));
    };
    let base = match base {
        Some(base) => Some(metaclass(cx, base)?),
        None => None,
    };
    let class = cx.vm.new_metaclass("sqlalchemy.orm.decl_api", name, base, *announced)?;
    cx.facade.metaclasses.push(Rc::clone(&class));
    Ok(class)
}

/// `class Base(metaclass=DeclarativeMeta)`: a base whose body says the registry.
pub(super) fn base_of_registry(cx: &mut Context<'_>, class: &Rc<Class>) -> Result<(), Raised> {
    match class.lookup("registry") {
        Some(Value::Host(registry)) if downcast::<DeclarativeMarker>(&registry).is_some() => {
            furnish_dict(&class.namespace);
            class.host.replace(Some(registry));
            Ok(())
        }
        _ => {
            let message = "Declarative base class has no 'registry' attribute, or registry is not a \
                           sqlalchemy.orm.registry() object";
            Err(cx.raise("InvalidRequestError", message))
        }
    }
}
