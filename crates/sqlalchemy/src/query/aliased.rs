//! `aliased(Class)`: a mapped class under another name.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::{AliasName, Root};
use bothways_python::{Arguments, HostRef, Raised, Value};

use super::subquery::SubqueryObject;
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::hybrid::HybridProperty;
use crate::object::{Object, value, view};
use crate::synonym::Synonym;

/// An alias of a mapped class.
pub(crate) struct AliasedClass {
    pub root: Root,
    /// What rows call it: its name, if it was given one.
    pub key: Option<Rc<str>>,
}

/// `aliased(Class[, alias], name=…)`
pub(crate) fn aliased(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    if arguments.take_keyword("adapt_on_names").is_some_and(|given| !matches!(given, Value::Bool(false))) {
        return cx.unsupported("aliased(adapt_on_names=…)");
    }
    let flat = match arguments.take_keyword("flat") {
        None => false,
        Some(Value::Bool(flat)) => flat,
        Some(_) => return cx.unsupported("this value of aliased(flat=…)"),
    };
    let [element, alias, name] = cx.bind("aliased", ["element", "alias", "name"], 1, arguments)?;
    let element = element.unwrap_or(Value::None);
    let class = element.as_class().and_then(|class| cx.facade.classes.id(class));
    let Some(class) = class else { return cx.unsupported("aliased() of anything but a mapped class") };
    crate::errors::checked(cx, |orm| bothways_orm::config::configure(orm, class))?;
    let is_several = cx.facade.orm.selects_several_tables(class);
    if is_several && !flat {
        return cx.unsupported("aliased() of a class with joined inheritance, but for flat=True");
    }
    if alias.as_ref().is_some_and(|alias| !alias.is_none())
        && cx.facade.orm.mapper(class).inheritance.parent.is_some()
    {
        return cx.unsupported("aliased() of a class that inherits to a subquery");
    }
    let name = match name {
        None | Some(Value::None) => None,
        Some(Value::Str(name)) => Some(name),
        Some(_) => return cx.unsupported("this name of aliased()"),
    };
    let marker = match alias.filter(|alias| !alias.is_none()) {
        Some(alias) => match view::<SubqueryObject>(&alias) {
            Some(subquery) => subquery.marker.clone(),
            None => return cx.unsupported("aliased() to anything but a subquery"),
        },
        None => {
            let table = cx.facade.orm.table_of(class).name.clone();
            let alias = match &name {
                Some(_) if is_several => {
                    return cx.unsupported("aliased(name=…) of a class with joined inheritance");
                }
                Some(name) => AliasName::Given(name),
                None => AliasName::Anonymous(&table),
            };
            cx.facade.orm.add_class_alias(class, alias)
        }
    };
    Ok(value(AliasedClass { root: Root { class, alias: Some(marker) }, key: name }))
}

impl AliasedClass {
    fn marker(&self) -> Option<Arc<str>> {
        self.root.alias.clone()
    }
}

impl Object for AliasedClass {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("AliasedClass")
    }

    fn attribute(&self, cx: &mut Context<'_>, this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        let found = cx.facade.classes.class(self.root.class).and_then(|class| class.lookup(name));
        let Some(found) = found else { return Ok(None) };
        if let Some(hybrid) = view::<HybridProperty>(&found) {
            return hybrid.on_class(cx, Value::Host(this.clone())).map(Some);
        }
        let found = match (view::<Synonym>(&found), cx.facade.classes.class(self.root.class)) {
            (Some(synonym), Some(class)) => synonym.on_class(cx, &class, name)?,
            _ => found,
        };
        match view::<InstrumentedAttribute>(&found) {
            Some(attribute) => {
                Ok(Some(value(InstrumentedAttribute { alias: self.marker(), ..attribute.clone() })))
            }
            None => cx.unsupported(format!("the attribute {name} of an aliased class")),
        }
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let address = cx.vm.new_address();
        let name = cx.facade.orm.mapper(self.root.class).name.clone();
        Ok(Some(format!("<AliasedClass at {address:#x}; {name}>")))
    }
}
