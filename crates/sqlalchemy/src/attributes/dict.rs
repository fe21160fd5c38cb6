//! The `__dict__` of a mapped object: SQLAlchemy keeps there what is loaded or set.

use std::borrow::Cow;
use std::rc::{Rc, Weak};

use bothways_orm::attributes;
use bothways_python::{Arguments, Class, Comparison, Dict, HostRef, Instance, Raised, Value};
use bothways_world::InstanceId;

use crate::context::Context;
use crate::native::{self, Method};
use crate::object::{Object, view, wrap};
use crate::session::state_of;

/// The key of the object's state.
const STATE: &str = "_sa_instance_state";

/// The `__dict__` of a mapped object: what is loaded or set, beside the plain attributes.
pub(crate) struct InstanceDict;

/// What reading `__dict__` gives: nothing that is mapped can be changed by it.
struct LoadedValues {
    instance: Rc<Instance>,
    id: InstanceId,
}

impl Object for InstanceDict {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("getset_descriptor")
    }

    fn is_data_descriptor(&self) -> bool {
        true
    }

    fn descriptor_get(
        &self,
        cx: &mut Context<'_>,
        this: &HostRef,
        _name: &str,
        instance: Option<&Rc<Instance>>,
        _owner: &Rc<Class>,
    ) -> Result<Value, Raised> {
        match instance {
            Some(instance) => match instance.host_id() {
                Some(id) => {
                    let id = InstanceId(id);
                    if let Some(known) = cx.facade.loaded_values.get(&id).and_then(Weak::upgrade) {
                        return Ok(Value::Host(HostRef(known)));
                    }
                    let made = wrap(LoadedValues { instance: Rc::clone(instance), id });
                    cx.facade.loaded_values.insert(id, Rc::downgrade(&made.0));
                    Ok(Value::Host(made))
                }
                None => Ok(Value::Dict(Rc::clone(instance.dict()))),
            },
            None => Ok(Value::Host(this.clone())),
        }
    }
}

impl LoadedValues {
    fn find(&self, cx: &mut Context<'_>, key: &str) -> Option<Value> {
        let class = cx.facade.orm.object(self.id).class;
        match cx.facade.orm.find_attribute(class, key) {
            Some(attribute) => {
                let Some(held) = cx.facade.orm.object(self.id).values.get(&attribute).cloned() else {
                    return cx.stranger_at(self.id, attribute);
                };
                // What cannot be shown was not loaded; reading the attribute says why.
                cx.attribute_value(held).ok()
            }
            None if key == STATE => Some(state_of(cx, self.id)),
            None => self.instance.dict().get_str(key),
        }
    }

    /// The key, if it is of a plain attribute: nothing that is mapped is under it.
    fn plain_key(&self, cx: &Context<'_>, key: &Value) -> Option<Rc<str>> {
        let Value::Str(key) = key else { return None };
        let class = cx.facade.orm.object(self.id).class;
        let is_mapped = cx.facade.orm.find_attribute(class, key).is_some();
        (!is_mapped && &**key != STATE).then(|| Rc::clone(key))
    }

    /// A plain dict of the same, in the order in which the object got its values. What one SELECT loads comes in no
    /// certain order from SQLAlchemy.
    fn plain(&self, cx: &mut Context<'_>) -> Result<Value, Raised> {
        if !self.instance.dict().is_empty() {
            return cx.unsupported("the order of the __dict__ of a mapped object with attributes of its own");
        }
        if attributes::holds_stranger(&cx.facade.orm, self.id) {
            return cx.unsupported("the whole __dict__ of a mapped object that refers to what is none");
        }
        let plain = Dict::default();
        plain.set_str(STATE, state_of(cx, self.id));
        for attribute in attributes::filled(&cx.facade.orm, self.id).to_vec() {
            let Some(held) = cx.facade.orm.object(self.id).values.get(&attribute).cloned() else { continue };
            let key = cx.facade.orm.attribute(attribute).key.clone();
            let held = cx.attribute_value(held)?;
            plain.set_str(Rc::from(&*key), held);
        }
        Ok(Value::Dict(Rc::new(plain)))
    }
}

/// Calls a method of a plain dict of the same.
fn delegate(cx: &mut Context<'_>, name: &str, mut arguments: Arguments) -> Result<Value, Raised> {
    let this = (!arguments.positional.is_empty()).then(|| arguments.positional.remove(0));
    let plain = native::receiver::<LoadedValues>(cx, this.as_ref(), "dict")?.plain(cx)?;
    let method = cx.python().get_attribute(&plain, name)?;
    cx.python().call(&method, arguments)
}

const METHODS: &[Method] = &[
    ("get", get),
    ("keys", |cx, arguments| delegate(cx, "keys", arguments)),
    ("values", |cx, arguments| delegate(cx, "values", arguments)),
    ("items", |cx, arguments| delegate(cx, "items", arguments)),
    ("copy", |cx, arguments| delegate(cx, "copy", arguments)),
];

fn get(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    if !arguments.keywords.is_empty() {
        return Err(cx.vm.raise_type_error("dict.get() takes no keyword arguments"));
    }
    let [this, key, default] = cx.bind("get", ["self", "key", "default"], 2, arguments)?;
    let found = match (this.as_ref().and_then(view::<LoadedValues>), &key) {
        (Some(dict), Some(Value::Str(key))) => dict.find(cx, key),
        _ => None,
    };
    Ok(found.or(default).unwrap_or(Value::None))
}

impl Object for LoadedValues {
    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("dict")
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        Ok(Some(item.as_str().is_some_and(|key| self.find(cx, key).is_some())))
    }

    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        match index.as_str().and_then(|key| self.find(cx, key)) {
            Some(found) => Ok(Some(found)),
            None => Err(cx.vm.raise_key_error(index.clone())),
        }
    }

    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        let loaded = cx.facade.orm.object(self.id).values.len();
        Ok(Some(1 + loaded + self.instance.dict().len()))
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "update" | "pop" | "popitem" | "clear" | "setdefault" => {
                cx.unsupported(format!("__dict__.{name} of a mapped object"))
            }
            _ => Ok(None),
        }
    }

    fn set_item(&self, cx: &mut Context<'_>, index: &Value, value: &Value) -> Result<bool, Raised> {
        let Some(key) = self.plain_key(cx, index) else {
            return cx.unsupported("assigning to the __dict__ of a mapped object");
        };
        self.instance.dict().set_str(key, value.clone());
        Ok(true)
    }

    fn delete_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<bool, Raised> {
        let Some(key) = self.plain_key(cx, index) else {
            return cx.unsupported("deleting from the __dict__ of a mapped object");
        };
        match self.instance.dict().remove_str(&key) {
            Some(_) => Ok(true),
            None => Err(cx.vm.raise_key_error(index.clone())),
        }
    }

    fn iterate(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        let plain = self.plain(cx)?;
        cx.python().iterator(&plain).map(Some)
    }

    fn compare(
        &self,
        cx: &mut Context<'_>,
        comparison: Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        let plain = |cx: &mut Context<'_>, given: &Value| match view::<Self>(given) {
            Some(dict) => dict.plain(cx),
            None => Ok(given.clone()),
        };
        let (left, right) = (plain(cx, left)?, plain(cx, right)?);
        cx.python().compare(comparison, &left, &right).map(Some)
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let plain = self.plain(cx)?;
        Ok(Some(cx.python().repr(&plain)?.to_string()))
    }
}
