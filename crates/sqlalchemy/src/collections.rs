//! `parent.children`: the instrumented list. The members live in the ORM; this is the handle to them, and every
//! change goes through the ORM so that its events fire. It keeps its owner alive, as the members of a list
//! must be kept while the program holds the list.

mod methods;

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::collections;
use bothways_python::{BinaryOperator, Comparison, HostObject, HostRef, Raised, Value};
use bothways_world::{CollectionId, InstanceId};

use crate::context::Context;
use crate::errors::checked;
use crate::native::Method;
use crate::object::{Object, view, wrap};

/// A handle to a collection.
pub(crate) struct InstrumentedList {
    pub collection: CollectionId,
    /// Held, not read.
    _owner: Value,
}

impl InstrumentedList {
    /// The one handle to a collection.
    pub fn value(cx: &mut Context<'_>, collection: CollectionId) -> Value {
        if let Some(known) = cx.facade.lists.get(&collection).and_then(std::rc::Weak::upgrade) {
            return Value::Host(HostRef(known));
        }
        let owner = cx.facade.orm.collection(collection).owner;
        let owner = cx.instance(owner);
        let reference = wrap(Self { collection, _owner: owner });
        let object: &Rc<dyn HostObject> = &reference.0;
        cx.facade.lists.insert(collection, Rc::downgrade(object));
        Value::Host(reference)
    }

    /// The members.
    pub fn items(&self, cx: &Context<'_>) -> Vec<InstanceId> {
        cx.facade.orm.collection(self.collection).items.clone()
    }

    /// The members as a plain list.
    pub fn list(&self, cx: &mut Context<'_>) -> Value {
        let items = self.items(cx);
        Value::list(items.into_iter().map(|item| cx.instance(item)).collect())
    }

    /// The member at a position.
    fn item(&self, cx: &mut Context<'_>, position: usize) -> Option<Value> {
        let item = *cx.facade.orm.collection(self.collection).items.get(position)?;
        Some(cx.instance(item))
    }

    fn len(&self, cx: &Context<'_>) -> usize {
        cx.facade.orm.collection(self.collection).items.len()
    }

    /// A position from a Python index; `None`: out of range.
    fn position(&self, cx: &Context<'_>, index: i64) -> Option<usize> {
        let length = self.len(cx);
        let shifted = if index < 0 { index.checked_add(i64::try_from(length).ok()?)? } else { index };
        usize::try_from(shifted).ok().filter(|position| *position < length)
    }

    /// The positions of a slice, and whether its step is 1.
    fn slice(&self, cx: &mut Context<'_>, slice: &bothways_python::Slice) -> Result<SlicePositions, Raised> {
        let (start, stop, step) =
            (bound(cx, &slice.start)?, bound(cx, &slice.stop)?, bound(cx, &slice.step)?.unwrap_or(1));
        if step == 0 {
            return Err(cx.vm.raise_value_error("slice step cannot be zero"));
        }
        let length = i64::try_from(self.len(cx)).unwrap_or(i64::MAX);
        let (lowest, highest) = if step > 0 { (0, length) } else { (-1, length - 1) };
        let clamp = |bound: i64| {
            let bound = if bound < 0 { bound.saturating_add(length) } else { bound };
            bound.clamp(lowest, highest)
        };
        let start = start.map_or(if step > 0 { lowest } else { highest }, clamp);
        let stop = stop.map_or(if step > 0 { highest } else { lowest }, clamp);
        let range = bothways_python::Range { start, stop, step };
        let positions =
            (0..range.len()).filter_map(|at| range.get(at).and_then(|at| usize::try_from(at).ok())).collect();
        Ok(SlicePositions { start: usize::try_from(start).unwrap_or(0), step, positions })
    }
}

/// What a slice takes of the list.
struct SlicePositions {
    start: usize,
    step: i64,
    positions: Vec<usize>,
}

fn bound(cx: &mut Context<'_>, value: &Value) -> Result<Option<i64>, Raised> {
    match value {
        Value::None => Ok(None),
        other => match other.as_int() {
            Some(number) => Ok(Some(number)),
            None => {
                let text = "slice indices must be integers or None or have an __index__ method";
                Err(cx.vm.raise_type_error(text))
            }
        },
    }
}

fn no_index(cx: &mut Context<'_>, index: &Value) -> Result<Raised, Raised> {
    let name = cx.type_name(index)?;
    Ok(cx.vm.raise_type_error(format!("list indices must be integers or slices, not {name}")))
}

/// The members of anything that can be iterated, each of which must be a mapped object.
fn members(cx: &mut Context<'_>, given: &Value) -> Result<Vec<InstanceId>, Raised> {
    let items = cx.python().collect(given)?;
    items.iter().map(|item| cx.related(item)).collect()
}

/// A list in place of the handle, so that Python's own list does what needs no events.
fn plain(cx: &mut Context<'_>, value: &Value) -> Value {
    match view::<InstrumentedList>(value) {
        Some(list) => list.list(cx),
        None => value.clone(),
    }
}

impl Object for InstrumentedList {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("InstrumentedList")
    }

    fn methods(&self) -> &'static [Method] {
        methods::METHODS
    }

    fn compare(
        &self,
        cx: &mut Context<'_>,
        comparison: Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        let (left, right) = (plain(cx, left), plain(cx, right));
        if !matches!((&left, &right), (Value::List(_), Value::List(_))) {
            return Ok(None);
        }
        cx.python().compare(comparison, &left, &right).map(Some)
    }

    fn binary(
        &self,
        cx: &mut Context<'_>,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        let (left, right) = (plain(cx, left), plain(cx, right));
        cx.python().binary(operator, &left, &right).map(Some)
    }

    fn in_place(
        &self,
        cx: &mut Context<'_>,
        this: &HostRef,
        operator: BinaryOperator,
        given: &Value,
    ) -> Result<Option<Value>, Raised> {
        match operator {
            BinaryOperator::Add => {
                methods::extend_with(cx, self, given)?;
                Ok(Some(Value::Host(this.clone())))
            }
            BinaryOperator::Multiply => cx.unsupported("multiplying a collection in place"),
            _ => Ok(None),
        }
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        let list = self.list(cx);
        cx.python().contains(&list, item).map(Some)
    }

    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(self.len(cx)))
    }

    fn iterate(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn next_item(&self, cx: &mut Context<'_>, position: usize) -> Result<Option<Value>, Raised> {
        Ok(self.item(cx, position))
    }

    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        if let Value::Slice(slice) = index {
            let positions = self.slice(cx, slice)?.positions;
            let items = positions.into_iter().filter_map(|position| self.item(cx, position)).collect();
            return Ok(Some(Value::list(items)));
        }
        let Some(number) = index.as_int() else { return Err(no_index(cx, index)?) };
        match self.position(cx, number).and_then(|position| self.item(cx, position)) {
            Some(item) => Ok(Some(item)),
            None => Err(cx.vm.raise_index_error("list index out of range")),
        }
    }

    fn set_item(&self, cx: &mut Context<'_>, index: &Value, given: &Value) -> Result<bool, Raised> {
        let collection = self.collection;
        if let Value::Slice(slice) = index {
            let SlicePositions { start, step, positions } = self.slice(cx, slice)?;
            let items = members(cx, given)?;
            let end = start + positions.len();
            checked(cx, |orm| match step {
                1 => collections::replace_range(orm, collection, start, end, &items),
                _ => collections::set_items(orm, collection, &positions, &items),
            })?;
            return Ok(true);
        }
        let Some(number) = index.as_int() else { return Err(no_index(cx, index)?) };
        let Some(position) = self.position(cx, number) else {
            return Err(cx.vm.raise_index_error("list index out of range"));
        };
        let item = cx.related(given)?;
        checked(cx, |orm| collections::set_item(orm, collection, position, item))?;
        Ok(true)
    }

    fn delete_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<bool, Raised> {
        let collection = self.collection;
        if let Value::Slice(slice) = index {
            let mut positions = self.slice(cx, slice)?.positions;
            positions.sort_unstable();
            checked(cx, |orm| collections::delete_items(orm, collection, &positions))?;
            return Ok(true);
        }
        let Some(number) = index.as_int() else { return Err(no_index(cx, index)?) };
        let Some(position) = self.position(cx, number) else {
            return Err(cx.vm.raise_index_error("list index out of range"));
        };
        checked(cx, |orm| collections::delete_item(orm, collection, position))?;
        Ok(true)
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let list = self.list(cx);
        Ok(Some(cx.python().repr(&list)?.to_string()))
    }

    fn hash(&self, cx: &mut Context<'_>) -> Result<Option<i64>, Raised> {
        Err(cx.vm.raise_type_error("unhashable type: 'InstrumentedList'"))
    }

    fn is_instance_of(&self, cx: &mut Context<'_>, class: &Value) -> Option<bool> {
        let class = class.as_class()?;
        let types = cx.vm.types();
        Some(Rc::ptr_eq(class, &types.list) || Rc::ptr_eq(class, &types.object))
    }
}
