//! `aliased(Class)`: a mapped class under another name.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::{AliasName, Root};
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_sql::JoinKind;

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
            match &name {
                name if is_several && !flat => cx.facade.orm.add_subquery_alias(class, name.as_deref()),
                Some(_) if is_several => {
                    return cx.unsupported("aliased(flat=True, name=…) of a class with joined inheritance");
                }
                Some(name) => cx.facade.orm.add_class_alias(class, AliasName::Given(name)),
                None => cx.facade.orm.add_class_alias(class, AliasName::Anonymous(&table)),
            }
        }
    };
    Ok(value(AliasedClass { root: Root { class, alias: Some(marker) }, key: name }))
}

/// `with_polymorphic(Class, classes, flat=False, innerjoin=False)`
pub(crate) fn with_polymorphic(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let mut flag = |cx: &mut Context<'_>, name: &str| match arguments.take_keyword(name) {
        None => Ok(false),
        Some(Value::Bool(truth)) => Ok(truth),
        Some(_) => cx.unsupported(format!("this value of with_polymorphic({name}=…)")),
    };
    let (flat, inner) = (flag(cx, "flat")?, flag(cx, "innerjoin")?);
    if let Some((keyword, _)) =
        arguments.keywords.iter().find(|(keyword, _)| !matches!(&**keyword, "base" | "classes"))
    {
        return cx.unsupported(format!("with_polymorphic({keyword}=…)"));
    }
    let [base, classes] = cx.bind("with_polymorphic", ["base", "classes"], 2, arguments)?;
    let class = base.as_ref().and_then(Value::as_class).and_then(|class| cx.facade.classes.id(class));
    let Some(class) = class else {
        return cx.unsupported("with_polymorphic() of anything but a mapped class");
    };
    crate::errors::checked(cx, |orm| bothways_orm::config::configure(orm, class))?;
    let subclasses = match classes.unwrap_or(Value::None) {
        Value::Str(word) if &*word == "*" => cx.facade.orm.self_and_descendants(class),
        given => {
            let mut subclasses = Vec::new();
            for given in cx.python().collect(&given)? {
                match given.as_class().and_then(|class| cx.facade.classes.id(class)) {
                    Some(subclass) if cx.facade.orm.is_a(subclass, class) => subclasses.push(subclass),
                    Some(other) => {
                        let message = format!(
                            "{} does not inherit from {}",
                            crate::errors::text::mapper_repr(cx, other),
                            crate::errors::text::mapper_repr(cx, class)
                        );
                        return Err(cx.raise("InvalidRequestError", message));
                    }
                    None => return cx.unsupported("with_polymorphic() with anything but mapped classes"),
                }
            }
            subclasses
        }
    };
    let kind = if inner { JoinKind::Inner } else { JoinKind::LeftOuter };
    let marker = cx.facade.orm.add_polymorphic_alias(class, &subclasses, kind, flat);
    Ok(value(AliasedClass { root: Root { class, alias: Some(marker) }, key: None }))
}

impl AliasedClass {
    /// `alias.Subclass`, of an alias that selects subclasses along.
    fn subclass(&self, cx: &Context<'_>, name: &str) -> Option<Value> {
        let subclasses = cx.facade.orm.polymorphic_alias(self.root.alias.as_ref()?)?;
        let class = subclasses.iter().find(|class| *cx.facade.orm.mapper(**class).name == *name)?;
        let root = Root { class: *class, alias: self.root.alias.clone() };
        Some(value(Self { root, key: None }))
    }

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
        if let Some(subclass) = self.subclass(cx, name) {
            return Ok(Some(subclass));
        }
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
