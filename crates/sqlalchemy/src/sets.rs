//! What the sets of the package have in common: their members stand elsewhere, and what changes none of them is left
//! to Python's own set of what they show.

use std::rc::Rc;

use bothways_python::{Arguments, BinaryOperator, HostRef, Raised, Value};

use crate::arguments;
use crate::context::Context;
use crate::native;
use crate::object::{Object, view};

/// A set whose members stand elsewhere.
pub(crate) trait SetHandle: Object + Sized {
    /// Its class.
    const CLASS: &'static str;

    /// The members as a plain set.
    fn plain(&self, cx: &mut Context<'_>) -> Result<Value, Raised>;

    /// `set.add(item)`
    fn add(&self, cx: &mut Context<'_>, item: &Value) -> Result<(), Raised>;

    /// `set.discard(item)`
    fn discard(&self, cx: &mut Context<'_>, item: &Value) -> Result<(), Raised>;

    /// `set.remove(item)`
    fn remove(&self, cx: &mut Context<'_>, item: &Value) -> Result<(), Raised>;

    /// `set.update(given)`
    fn add_all(&self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        each(cx, given, |cx, item| self.add(cx, item))
    }

    /// `set.difference_update(given)`
    fn discard_all(&self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        each(cx, given, |cx, item| self.discard(cx, item))
    }

    /// `set.intersection_update(given)`
    fn keep_only(&self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        become_like(self, cx, "intersection", given)
    }

    /// `set.symmetric_difference_update(given)`
    fn exchange(&self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        become_like(self, cx, "symmetric_difference", given)
    }
}

/// Makes the set what a plain operation says: what must go goes, then what must come comes.
fn become_like<S: SetHandle>(
    set: &S,
    cx: &mut Context<'_>,
    operation: &str,
    given: &Value,
) -> Result<(), Raised> {
    let have = set.plain(cx)?;
    let given = plain::<S>(cx, given)?;
    let want = cx.python().call_method(&have, operation, vec![given])?;
    let gone = cx.python().call_method(&have, "difference", vec![want.clone()])?;
    let new = cx.python().call_method(&want, "difference", vec![have])?;
    for item in cx.python().collect(&gone)? {
        set.remove(cx, &item)?;
    }
    set.add_all(cx, &new)
}

/// Does something with one item after the other: what is iterated over may change meanwhile, and say so.
fn each(
    cx: &mut Context<'_>,
    given: &Value,
    mut change: impl FnMut(&mut Context<'_>, &Value) -> Result<(), Raised>,
) -> Result<(), Raised> {
    let items = cx.python().iterator(given)?;
    while let Some(item) = cx.python().next(&items)? {
        change(cx, &item)?;
    }
    Ok(())
}

/// A Python set of these values.
pub(crate) fn set_of(cx: &mut Context<'_>, items: Vec<Value>) -> Result<Value, Raised> {
    let class = Value::Class(Rc::clone(&cx.vm.types().set));
    cx.python().call(&class, Arguments::positional(vec![Value::list(items)]))
}

/// A Python frozenset of these values.
pub(crate) fn frozenset_of(cx: &mut Context<'_>, items: Vec<Value>) -> Result<Value, Raised> {
    let class = Value::Class(Rc::clone(&cx.vm.types().frozenset));
    cx.python().call(&class, Arguments::positional(vec![Value::list(items)]))
}

/// A plain set in place of the handle.
pub(crate) fn plain<S: SetHandle>(cx: &mut Context<'_>, value: &Value) -> Result<Value, Raised> {
    match view::<S>(value) {
        Some(set) => set.plain(cx),
        None => Ok(value.clone()),
    }
}

/// Whether set operators take it.
pub(crate) fn is_set<S: SetHandle>(value: &Value) -> bool {
    matches!(value, Value::Set(_)) || view::<S>(value).is_some()
}

/// `left | right` and the like; none for what is no operator of sets, or no set.
pub(crate) fn binary<S: SetHandle>(
    cx: &mut Context<'_>,
    operator: BinaryOperator,
    left: &Value,
    right: &Value,
) -> Result<Option<Value>, Raised> {
    let is_set_operator = matches!(
        operator,
        BinaryOperator::BitOr | BinaryOperator::BitAnd | BinaryOperator::BitXor | BinaryOperator::Subtract
    );
    if !is_set_operator || !is_set::<S>(left) || !is_set::<S>(right) {
        return Ok(None);
    }
    let (left, right) = (plain::<S>(cx, left)?, plain::<S>(cx, right)?);
    cx.python().binary(operator, &left, &right).map(Some)
}

/// `set |= given` and the like; none for what is no operator of sets.
pub(crate) fn in_place<S: SetHandle>(
    cx: &mut Context<'_>,
    this: &HostRef,
    operator: BinaryOperator,
    given: &Value,
) -> Result<Option<Value>, Raised> {
    if !is_set::<S>(given) {
        let (symbol, name) = (operator.symbol(), cx.type_name(given)?);
        let message = format!("unsupported operand type(s) for {symbol}=: '{}' and '{name}'", S::CLASS);
        return Err(cx.vm.raise_type_error(message));
    }
    let this = Value::Host(this.clone());
    let set = native::receiver::<S>(cx, Some(&this), S::CLASS)?;
    match operator {
        BinaryOperator::BitOr => set.add_all(cx, given)?,
        BinaryOperator::Subtract => set.discard_all(cx, given)?,
        BinaryOperator::BitAnd => set.keep_only(cx, given)?,
        BinaryOperator::BitXor => set.exchange(cx, given)?,
        _ => return Ok(None),
    }
    Ok(Some(this))
}

/// Calls a method that changes nothing on a plain set of the members.
pub(crate) fn delegate<S: SetHandle>(
    cx: &mut Context<'_>,
    name: &str,
    arguments: Arguments,
) -> Result<Value, Raised> {
    let given = arguments::positional(cx.vm, &format!("{}.{name}", S::CLASS), arguments)?;
    let mut given = given.iter();
    let set = native::receiver::<S>(cx, given.next(), S::CLASS)?.plain(cx)?;
    let others = given.map(|other| plain::<S>(cx, other)).collect::<Result<Vec<Value>, Raised>>()?;
    cx.python().call_method(&set, name, others)
}
