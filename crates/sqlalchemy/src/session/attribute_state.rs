//! `inspect(object).attrs`: what one attribute holds without loading it, and what changed on it.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::attributes::{self, Passive};
use bothways_orm::config::Property;
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_world::{AttributeId, Committed, InstanceId, Value as Held};

use crate::context::Context;
use crate::errors::checked;
use crate::native::{self, Method};
use crate::object::{Object, value, view};
use crate::symbols::Symbol;

/// `inspect(object).attrs`: the attributes' states by name.
pub(super) struct AttributeStates {
    pub instance: InstanceId,
}

impl AttributeStates {
    fn state(&self, cx: &Context<'_>, key: &str) -> Option<Value> {
        let class = cx.facade.orm.object(self.instance).class;
        let attribute = cx.facade.orm.find_attribute(class, key)?;
        Some(value(AttributeState { instance: self.instance, attribute }))
    }

    /// Key and state of every attribute, in the order in which its class has them.
    fn all(&self, cx: &Context<'_>) -> Vec<(Value, Value)> {
        let class = cx.facade.orm.object(self.instance).class;
        let all = crate::inspection::instrumented(cx, class).into_iter();
        all.map(|attribute| {
            let key = Value::from(&*cx.facade.orm.attribute(attribute).key);
            (key, value(AttributeState { instance: self.instance, attribute }))
        })
        .collect()
    }
}

const ALL_METHODS: &[Method] = &[
    ("keys", |cx, arguments| all(cx, "keys", arguments, |key, _| key)),
    ("values", |cx, arguments| all(cx, "values", arguments, |_, state| state)),
    ("items", |cx, arguments| all(cx, "items", arguments, |key, state| Value::tuple(vec![key, state]))),
    ("get", |cx, arguments| {
        let [this, key, default] = cx.bind("get", ["self", "key", "default"], 2, arguments)?;
        let states = native::receiver::<AttributeStates>(cx, this.as_ref(), "ReadOnlyProperties")?;
        let found = key.as_ref().and_then(Value::as_str).and_then(|key| states.state(cx, key));
        Ok(found.or(default).unwrap_or(Value::None))
    }),
];

/// A list of something of each attribute.
fn all(
    cx: &mut Context<'_>,
    method: &'static str,
    arguments: Arguments,
    shown: fn(Value, Value) -> Value,
) -> Result<Value, Raised> {
    let [this] = cx.bind(method, ["self"], 1, arguments)?;
    let states = native::receiver::<AttributeStates>(cx, this.as_ref(), "ReadOnlyProperties")?.all(cx);
    Ok(Value::list(states.into_iter().map(|(key, state)| shown(key, state)).collect()))
}

impl Object for AttributeStates {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("ReadOnlyProperties")
    }

    fn methods(&self) -> &'static [Method] {
        ALL_METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        // A method comes before an attribute of its name.
        if ["as_readonly", "clear", "has_key", "update"].contains(&name) {
            return cx.unsupported(format!("inspect(object).attrs.{name}"));
        }
        match self.state(cx, name) {
            Some(state) => Ok(Some(state)),
            None => Err(cx.vm.raise_attribute_error(name)),
        }
    }

    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        match index.as_str().and_then(|key| self.state(cx, key)) {
            Some(state) => Ok(Some(state)),
            None => Err(cx.vm.raise_key_error(index.clone())),
        }
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        Ok(Some(item.as_str().is_some_and(|key| self.state(cx, key).is_some())))
    }

    fn iterate(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        let states = self.all(cx).into_iter().map(|(_, state)| state);
        Ok(Some(Value::list(states.collect())))
    }

    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(self.all(cx).len()))
    }
}

/// One attribute of one object.
struct AttributeState {
    instance: InstanceId,
    attribute: AttributeId,
}

const METHODS: &[Method] = &[("load_history", |cx, arguments| {
    let [this] = cx.bind("AttributeState.load_history", ["self"], 1, arguments)?;
    let state = native::receiver::<AttributeState>(cx, this.as_ref(), "AttributeState")?;
    history(cx, state.instance, state.attribute, Passive::Load)
})];

impl Object for AttributeState {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("AttributeState")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        Ok(Some(match name {
            "key" => Value::from(&*cx.facade.orm.attribute(self.attribute).key),
            "value" => {
                let object = cx.instance(self.instance);
                let key = cx.facade.orm.attribute(self.attribute).key.clone();
                cx.python().get_attribute(&object, &key)?
            }
            "state" => super::state::state_of(cx, self.instance),
            "loaded_value" => match held(cx, self.instance, self.attribute) {
                Some(held) => cx.attribute_value(held)?,
                None => cx.symbol(Symbol::NoValue),
            },
            "history" => history(cx, self.instance, self.attribute, Passive::WithoutPending)?,
            _ => return Ok(None),
        }))
    }
}

fn held(cx: &Context<'_>, instance: InstanceId, attribute: AttributeId) -> Option<Held> {
    cx.facade.orm.object(instance).values.get(&attribute).cloned()
}

/// `History(added, unchanged, deleted)`.
struct History {
    parts: [Value; 3],
}

/// The history of an attribute. Parts without items are empty tuples where nothing was compared, as SQLAlchemy
/// makes them.
pub(crate) fn history(
    cx: &mut Context<'_>,
    instance: InstanceId,
    attribute: AttributeId,
    passive: Passive,
) -> Result<Value, Raised> {
    let nothing = || Value::tuple(Vec::new());
    let one = |item: Value| Value::list(vec![item]);
    let committed = cx.facade.orm.object(instance).committed.get(&attribute).cloned();
    let parts = match &cx.facade.orm.attribute(attribute).property {
        Property::Column(_) | Property::Expression(_) => {
            if matches!(passive, Passive::Load) && committed.is_none() {
                checked(cx, |orm| attributes::get(orm, instance, attribute))?;
            }
            let current = held(cx, instance, attribute);
            let original = match &committed {
                Some(Committed::Scalar(original)) => Some(Held::Scalar(original.clone())),
                _ => None,
            };
            let changed = committed.is_some() && original != current;
            let current = current.map(|current| cx.attribute_value(current)).transpose()?;
            let original = original.map(|original| cx.attribute_value(original)).transpose()?;
            match (current, changed) {
                // Deleted, and nobody knows what it was.
                (None, _) if committed.is_some() && original.is_none() => {
                    [one(Value::None), nothing(), nothing()]
                }
                (None, false) => [nothing(), nothing(), nothing()],
                (Some(current), false) => [nothing(), one(current), nothing()],
                (None, true) => [nothing(), nothing(), original.map_or_else(nothing, one)],
                (Some(current), true) => [one(current), nothing(), original.map_or_else(nothing, one)],
            }
        }
        Property::Relationship(relationship) => {
            let uselist = relationship.setup().uselist;
            let found = checked(cx, |orm| attributes::history(orm, instance, attribute, passive))?;
            // Loading it may have been the end of what was committed.
            let committed = cx.facade.orm.object(instance).committed.get(&attribute).cloned();
            let queued = attributes::is_write_only(&cx.facade.orm, attribute);
            let present = held(cx, instance, attribute).is_some();
            let is_known = present || matches!(passive, Passive::Load);
            let compared = queued || is_known && matches!(committed, Some(Committed::Items(_)));
            let mut part = |items: Vec<Option<InstanceId>>, always: bool| {
                if items.is_empty() && !always {
                    return nothing();
                }
                let objects =
                    items.into_iter().map(|item| item.map_or(Value::None, |item| cx.instance(item)));
                Value::list(objects.collect())
            };
            let (list, whole) = (uselist && compared, uselist && present);
            [
                part(found.added, list || whole && committed.is_some()),
                part(found.unchanged, list || whole && committed.is_none()),
                part(found.deleted, list),
            ]
        }
    };
    Ok(value(History { parts }))
}

const HISTORY_METHODS: &[Method] = &[
    ("has_changes", |cx, arguments| {
        let [this] = cx.bind("History.has_changes", ["self"], 1, arguments)?;
        let Some(History { parts: [added, _, deleted] }) = this.as_ref().and_then(view::<History>) else {
            return Ok(Value::Bool(false));
        };
        Ok(Value::Bool(cx.python().truth(added)? || cx.python().truth(deleted)?))
    }),
    ("sum", |cx, arguments| joined(cx, "History.sum", [true, true, true], arguments)),
    ("non_deleted", |cx, arguments| joined(cx, "History.non_deleted", [true, true, false], arguments)),
    ("non_added", |cx, arguments| joined(cx, "History.non_added", [false, true, true], arguments)),
    ("empty", |cx, arguments| {
        let [this] = cx.bind("History.empty", ["self"], 1, arguments)?;
        let Some(history) = this.as_ref().and_then(view::<History>) else { return Ok(Value::Bool(true)) };
        for part in &history.parts {
            if cx.python().truth(part)? {
                return Ok(Value::Bool(false));
            }
        }
        Ok(Value::Bool(true))
    }),
];

/// Some of the three parts in one list.
fn joined(
    cx: &mut Context<'_>,
    function: &str,
    wanted: [bool; 3],
    arguments: Arguments,
) -> Result<Value, Raised> {
    let [this] = cx.bind(function, ["self"], 1, arguments)?;
    let mut items = Vec::new();
    if let Some(history) = this.as_ref().and_then(view::<History>) {
        for (part, _) in history.parts.iter().zip(wanted).filter(|(_, wanted)| *wanted) {
            items.extend(cx.python().collect(part)?);
        }
    }
    Ok(Value::list(items))
}

impl History {
    fn tuple(&self) -> Value {
        Value::tuple(self.parts.to_vec())
    }
}

impl Object for History {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("History")
    }

    fn methods(&self) -> &'static [Method] {
        HISTORY_METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        let [added, unchanged, deleted] = &self.parts;
        Ok(match name {
            "added" => Some(added.clone()),
            "unchanged" => Some(unchanged.clone()),
            "deleted" => Some(deleted.clone()),
            "as_state" | "count" | "index" | "_asdict" => {
                return cx.unsupported(format!("History.{name}"));
            }
            _ => None,
        })
    }

    fn truth(&self, _cx: &mut Context<'_>) -> Result<Option<bool>, Raised> {
        // `History.__bool__` asks whether it differs from the empty one.
        Ok(Some(self.parts.iter().any(|part| !matches!(part, Value::Tuple(items) if items.is_empty()))))
    }

    fn length(&self, _cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(self.parts.len()))
    }

    fn iterate(&self, _cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(self.tuple()))
    }

    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        cx.python().get_item(&self.tuple(), index).map(Some)
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let mut shown: Vec<Rc<str>> = Vec::new();
        for part in &self.parts {
            shown.push(cx.python().repr(part)?);
        }
        let [added, unchanged, deleted] = shown.as_slice() else { return Ok(None) };
        Ok(Some(format!("History(added={added}, unchanged={unchanged}, deleted={deleted})")))
    }
}
