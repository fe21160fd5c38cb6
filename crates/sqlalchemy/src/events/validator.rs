//! `@validates("name")`: a method of the class sees each value before it is set, and says what is set instead.

use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::AttributeEvent;
use bothways_orm::attributes::{self, Token};
use bothways_python::{Arguments, Class, Raised, Value};
use bothways_world::{AttributeId, ClassId, InstanceId};

use super::attribute::{committed, is_bulk, replaced};
use crate::context::Context;
use crate::native::Native;

/// A validator of one attribute.
#[derive(Clone)]
pub(crate) struct Validator {
    key: Rc<str>,
    function: Value,
    include_removes: bool,
    include_backrefs: bool,
}

/// A method under `@validates`, before its class is mapped.
pub(crate) struct Mark {
    function: Value,
    names: Vec<Rc<str>>,
    include_removes: bool,
    include_backrefs: bool,
}

/// `validates(*names, include_removes=False, include_backrefs=True)`
pub(crate) fn validates(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let mut flag = |name: &str, default: bool| match arguments.take_keyword(name) {
        Some(given) => cx.python().truth(&given),
        None => Ok(default),
    };
    let include_removes = flag("include_removes", false)?;
    let include_backrefs = flag("include_backrefs", true)?;
    if let Some((name, _)) = arguments.keywords.first() {
        return Err(crate::arguments::unexpected(cx.vm, "validates", name));
    }
    let names: Vec<Rc<str>> = arguments.positional.iter().filter_map(Value::as_str).map(Rc::from).collect();
    Ok(Native::decorator("validates.<locals>.wrap", move |cx, function| {
        let (function, names) = (function.clone(), names.clone());
        cx.facade.validators.push(Mark { function, names, include_removes, include_backrefs });
        Ok(())
    }))
}

/// Gives a mapped class the validators that stand in it and in its bases.
pub(crate) fn install_validators(cx: &mut Context<'_>, class: &Rc<Class>, id: ClassId) -> Result<(), Raised> {
    if cx.facade.validators.is_empty() {
        return Ok(());
    }
    let mut installed: Vec<attributes::Validator> = Vec::new();
    let mut effective: Vec<(Rc<str>, Value)> = Vec::new();
    let mut refused = false;
    let mro: Vec<Rc<Class>> = class.mro().cloned().collect();
    for (depth, source) in mro.iter().enumerate() {
        for (name, held) in source.namespace.names() {
            let hidden = mro.iter().take(depth).any(|nearer| nearer.namespace.contains_str(&name));
            let Some(mark) = cx.facade.validators.iter().find(|mark| mark.function.is(&held)) else {
                continue;
            };
            if hidden {
                continue;
            }
            let is_above = depth > 0 && cx.facade.classes.id(source).is_some();
            let (include_removes, include_backrefs) = (mark.include_removes, mark.include_backrefs);
            for key in mark.names.clone() {
                let known = cx.facade.orm.find_attribute(id, &key);
                let above =
                    known.map(|known| cx.facade.orm.attribute(known).class).filter(|class| *class != id);
                if effective.iter().any(|(known, _)| *known == key) {
                    let mapper = crate::errors::text::mapper(cx, id);
                    let message = format!(
                        "A validation function for mapped attribute '{key}' on mapper {mapper} already exists."
                    );
                    return Err(cx.raise("InvalidRequestError", message));
                }
                let function = held.clone();
                effective.push((Rc::clone(&key), function.clone()));
                match above {
                    // The class above brought it.
                    Some(_) if is_above => continue,
                    Some(above) if cx.facade.orm.mapper(above).configured => {
                        refused = true;
                        continue;
                    }
                    Some(_) | None => {}
                }
                let validator =
                    Validator { key: Rc::clone(&key), function, include_removes, include_backrefs };
                let listener = cx.facade.listeners.add_validator(validator);
                installed.push(attributes::Validator { key: Arc::from(&*key), listener, include_removes });
            }
        }
    }
    if refused {
        let what = "@validates in a subclass for an attribute that it inherits from a configured class";
        return cx.unsupported(what);
    }
    cx.facade.effective_validators.insert(id, effective);
    attributes::validate(&mut cx.facade.orm, id, installed);
    Ok(())
}

impl Validator {
    /// Calls it for an event, where it has a say.
    pub(super) fn tell(
        &self,
        cx: &mut Context<'_>,
        (owner, attribute): (InstanceId, AttributeId),
        initiator: Token,
        event: AttributeEvent,
    ) -> Result<AttributeEvent, Raised> {
        if initiator.attribute != attribute && !self.include_backrefs {
            return Ok(event);
        }
        if !self.applies_to(cx, owner) {
            return Ok(event);
        }
        match event {
            // Members of a collection assigned as a whole were validated before any of them is appended.
            AttributeEvent::Append(item) if is_bulk(initiator) => Ok(AttributeEvent::Append(item)),
            AttributeEvent::Append(item) => {
                let given = cx.instance(item);
                let returned = self.call(cx, owner, given, false)?;
                replaced(cx, attribute, AttributeEvent::Append(item), &returned)
            }
            AttributeEvent::Set { value: held, old } => {
                let given = cx.attribute_value(held.clone())?;
                let returned = self.call(cx, owner, given, false)?;
                replaced(cx, attribute, AttributeEvent::Set { value: held, old }, &returned)
            }
            AttributeEvent::BulkReplace(items) => {
                let mut validated = Vec::with_capacity(items.len());
                for item in items {
                    let given = cx.instance(item);
                    let returned = self.call(cx, owner, given, false)?;
                    validated.push(cx.member(&returned)?);
                }
                Ok(AttributeEvent::BulkReplace(validated))
            }
            AttributeEvent::Notice(notice) => Ok(AttributeEvent::Notice(notice)),
            AttributeEvent::Remove(old) => {
                let given = committed(cx, &old)?;
                self.call(cx, owner, given, true)?;
                Ok(AttributeEvent::Remove(old))
            }
        }
    }

    /// Whether the nearest class that has a validator of the attribute, from the object's own upwards, has this one.
    fn applies_to(&self, cx: &Context<'_>, owner: InstanceId) -> bool {
        let of_class = |class: ClassId| {
            let effective = cx.facade.effective_validators.get(&class)?;
            let (_, function) = effective.iter().find(|(key, _)| *key == self.key)?;
            Some(function.is(&self.function))
        };
        let mut class = Some(cx.facade.orm.object(owner).class);
        while let Some(here) = class {
            if let Some(is_it) = of_class(here) {
                return is_it;
            }
            class = cx.facade.orm.mapper(here).inheritance.parent;
        }
        true
    }

    fn call(
        &self,
        cx: &mut Context<'_>,
        owner: InstanceId,
        given: Value,
        is_remove: bool,
    ) -> Result<Value, Raised> {
        let mut arguments = vec![cx.instance(owner), Value::Str(Rc::clone(&self.key)), given];
        if self.include_removes {
            arguments.push(Value::Bool(is_remove));
        }
        cx.python().call(&self.function, Arguments::positional(arguments))
    }
}
