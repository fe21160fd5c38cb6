//! `InstrumentedList`: a list whose changes fire events. What needs none is left to a plain list of the members.

mod methods;

use std::borrow::Cow;

use bothways_orm::collections::list;
use bothways_python::{BinaryOperator, Comparison, HostRef, Raised, Value};

use super::Held;
use super::own::CollectionAdapter;
use crate::context::Context;
use crate::errors::checked;
use crate::instances::{id_of, member_of};
use crate::native::Method;
use crate::object::{Object, view};

/// A handle to a list.
pub(crate) struct InstrumentedList(pub Held);

impl InstrumentedList {
    /// The members as a plain list.
    pub fn list(&self, cx: &mut Context<'_>) -> Value {
        let items = self.0.items(cx);
        Value::list(items.into_iter().map(|item| cx.instance(item)).collect())
    }

    /// A position from a Python index; `None`: out of range.
    fn position(&self, cx: &Context<'_>, index: i64) -> Option<usize> {
        let length = self.0.len(cx);
        let shifted = if index < 0 { index.checked_add(i64::try_from(length).ok()?)? } else { index };
        usize::try_from(shifted).ok().filter(|position| *position < length)
    }

    /// `list[a:b] = items`: with step 1 the members at `a` go one by one and the new ones are inserted one by one,
    /// else each takes the place of one. Bounds beyond the list are not cut, as SQLAlchemy does not cut them.
    fn set_slice(
        &self,
        cx: &mut Context<'_>,
        slice: &bothways_python::Slice,
        given: &Value,
    ) -> Result<(), Raised> {
        let from_end = |bound: i64, length: usize| {
            if bound < 0 { bound.saturating_add(i64::try_from(length).unwrap_or(i64::MAX)) } else { bound }
        };
        let length = self.0.len(cx);
        let step = bound(cx, &slice.step)?.filter(|step| *step != 0).unwrap_or(1);
        let start = from_end(bound(cx, &slice.start)?.unwrap_or(0), length);
        let stop = match bound(cx, &slice.stop)? {
            Some(stop) => from_end(stop, length),
            None => i64::try_from(length).unwrap_or(i64::MAX),
        };
        if step == 1 {
            if view::<Self>(given).is_some_and(|list| list.0.collection == self.0.collection) {
                return Ok(());
            }
            for _ in start..stop {
                if i64::try_from(self.0.len(cx)).unwrap_or(i64::MAX) > start {
                    self.delete_item(cx, &Value::Int(start))?;
                }
            }
            let items = cx.python().collect(given)?;
            for (offset, item) in (0..).zip(&items) {
                methods::insert_at(cx, self, start.saturating_add(offset), item)?;
            }
            return Ok(());
        }
        let range = bothways_python::Range { start, stop, step };
        let items = match given {
            Value::List(_) | Value::Tuple(_) | Value::Host(_) => cx.python().collect(given)?,
            other => {
                let name = cx.type_name(other)?;
                return Err(cx.vm.raise_type_error(format!("object of type '{name}' has no len()")));
            }
        };
        let slots = range.len();
        if items.len() != slots {
            let text = format!(
                "attempt to assign sequence of size {} to extended slice of size {slots}",
                items.len()
            );
            return Err(cx.vm.raise_value_error(text));
        }
        for (at, item) in (0..).zip(&items) {
            let Some(position) = range.get(at) else { break };
            self.set_item(cx, &Value::Int(position), item)?;
        }
        Ok(())
    }

    /// The positions of a slice.
    fn slice(&self, cx: &mut Context<'_>, slice: &bothways_python::Slice) -> Result<SlicePositions, Raised> {
        let (start, stop, step) =
            (bound(cx, &slice.start)?, bound(cx, &slice.stop)?, bound(cx, &slice.step)?.unwrap_or(1));
        if step == 0 {
            return Err(cx.vm.raise_value_error("slice step cannot be zero"));
        }
        let length = i64::try_from(self.0.len(cx)).unwrap_or(i64::MAX);
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
        Ok(SlicePositions { positions })
    }
}

/// What a slice takes of the list.
struct SlicePositions {
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

    fn attribute(&self, _cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        Ok((name == "_sa_adapter").then(|| CollectionAdapter::value(self.0.collection)))
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
        if !matches!(operator, BinaryOperator::Add | BinaryOperator::Multiply) {
            return Ok(None);
        }
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
            BinaryOperator::Multiply => {
                let plain = self.list(cx);
                let repeated = cx.python().binary(operator, &plain, given)?;
                let items = match &repeated {
                    Value::List(items) => items.borrow().iter().filter_map(member_of).collect(),
                    _ => Vec::new(),
                };
                cx.with_orm(|orm| list::reorder(orm, self.0.collection, items));
                Ok(Some(Value::Host(this.clone())))
            }
            _ => {
                let (symbol, name) = (operator.symbol(), cx.type_name(given)?);
                let text =
                    format!("unsupported operand type(s) for {symbol}=: 'InstrumentedList' and '{name}'");
                Err(cx.vm.raise_type_error(text))
            }
        }
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        if let Some(id) = id_of(item)
            && !cx.defines_equality(id)
        {
            return Ok(Some(bothways_orm::collections::holds(&cx.facade.orm, self.0.collection, id)));
        }
        let list = self.list(cx);
        cx.python().contains(&list, item).map(Some)
    }

    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(self.0.len(cx)))
    }

    fn iterate(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn next_item(&self, cx: &mut Context<'_>, position: usize) -> Result<Option<Value>, Raised> {
        Ok(self.0.item(cx, position))
    }

    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        if let Value::Slice(slice) = index {
            let positions = self.slice(cx, slice)?.positions;
            let items = positions.into_iter().filter_map(|position| self.0.item(cx, position)).collect();
            return Ok(Some(Value::list(items)));
        }
        let Some(number) = index.as_int() else { return Err(no_index(cx, index)?) };
        match self.position(cx, number).and_then(|position| self.0.item(cx, position)) {
            Some(item) => Ok(Some(item)),
            None => Err(cx.vm.raise_index_error("list index out of range")),
        }
    }

    fn set_item(&self, cx: &mut Context<'_>, index: &Value, given: &Value) -> Result<bool, Raised> {
        let collection = self.0.collection;
        if let Value::Slice(slice) = index {
            self.set_slice(cx, slice, given)?;
            return Ok(true);
        }
        let Some(number) = index.as_int() else { return Err(no_index(cx, index)?) };
        let Some(position) = self.position(cx, number) else {
            return Err(cx.vm.raise_index_error("list index out of range"));
        };
        let item = cx.member(given)?;
        checked(cx, |orm| list::set_item(orm, collection, position, item))?;
        Ok(true)
    }

    fn delete_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<bool, Raised> {
        let collection = self.0.collection;
        if let Value::Slice(slice) = index {
            let mut positions = self.slice(cx, slice)?.positions;
            positions.sort_unstable();
            checked(cx, |orm| list::delete_items(orm, collection, &positions))?;
            return Ok(true);
        }
        let Some(number) = index.as_int() else { return Err(no_index(cx, index)?) };
        let Some(position) = self.position(cx, number) else {
            return Err(cx.vm.raise_index_error("list index out of range"));
        };
        checked(cx, |orm| list::delete_item(orm, collection, position))?;
        Ok(true)
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        self.0.repr(cx, "[...]", |cx| {
            let list = self.list(cx);
            Ok(cx.python().repr(&list)?.to_string())
        })
    }

    fn hash(&self, cx: &mut Context<'_>) -> Result<Option<i64>, Raised> {
        Err(cx.vm.raise_type_error("unhashable type: 'InstrumentedList'"))
    }
}
