//! A row of a result: a tuple whose elements also have names.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_python::{BinaryOperator, Comparison, Dict, HostRef, Raised, Value};

use crate::context::Context;
use crate::native::Native;
use crate::object::{Object, value, view};

/// The names of the elements.
pub(crate) type Keys = Rc<[Option<Rc<str>>]>;

/// One row.
pub(crate) struct Row {
    values: Vec<Value>,
    keys: Keys,
}

impl Row {
    /// The row as a value.
    pub fn value(values: Vec<Value>, keys: &Keys) -> Value {
        value(Self { values, keys: Rc::clone(keys) })
    }

    fn tuple(&self) -> Value {
        Value::tuple(self.values.clone())
    }

    fn find(&self, name: &str) -> Option<Value> {
        let position = self.keys.iter().position(|key| key.as_deref() == Some(name))?;
        self.values.get(position).cloned()
    }

    fn dict(&self) -> Value {
        let dict = Dict::default();
        for (key, value) in self.keys.iter().zip(&self.values) {
            if let Some(key) = key {
                dict.set_str(Rc::clone(key), value.clone());
            }
        }
        Value::Dict(Rc::new(dict))
    }
}

/// A tuple in place of a row.
fn plain(given: &Value) -> Value {
    match view::<Row>(given) {
        Some(row) => row.tuple(),
        None => given.clone(),
    }
}

impl Object for Row {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("Row")
    }

    fn attribute(&self, cx: &mut Context<'_>, this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        if let Some(found) = self.find(name) {
            return Ok(Some(found));
        }
        match name {
            "_fields" => {
                let names = self.keys.iter().flatten().map(|key| Value::Str(Rc::clone(key)));
                Ok(Some(Value::tuple(names.collect())))
            }
            "_mapping" => Ok(Some(self.dict())),
            "_asdict" => {
                let function = Native::function("_asdict", |_, arguments| {
                    let row = arguments.positional.first().and_then(view::<Row>);
                    Ok(row.map_or(Value::None, Row::dict))
                });
                Ok(Some(Value::bound_method(function, Value::Host(this.clone()))))
            }
            "count" | "index" => {
                let tuple = self.tuple();
                cx.python().get_attribute(&tuple, name).map(Some)
            }
            "t" | "tuple" | "_t" | "_tuple" => cx.unsupported(format!("Row.{name}")),
            _ => Err(cx.vm.raise_attribute_error(name)),
        }
    }

    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        let tuple = self.tuple();
        cx.python().get_item(&tuple, index).map(Some)
    }

    fn length(&self, _cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(self.values.len()))
    }

    fn iterate(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn next_item(&self, _cx: &mut Context<'_>, position: usize) -> Result<Option<Value>, Raised> {
        Ok(self.values.get(position).cloned())
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        let tuple = self.tuple();
        cx.python().contains(&tuple, item).map(Some)
    }

    fn compare(
        &self,
        cx: &mut Context<'_>,
        comparison: Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        let (left, right) = (plain(left), plain(right));
        if !matches!((&left, &right), (Value::Tuple(_), Value::Tuple(_))) {
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
        let (left, right) = (plain(left), plain(right));
        cx.python().binary(operator, &left, &right).map(Some)
    }

    fn hash(&self, cx: &mut Context<'_>) -> Result<Option<i64>, Raised> {
        let tuple = self.tuple();
        cx.python().hash(&tuple).map(Some)
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let tuple = self.tuple();
        Ok(Some(cx.python().repr(&tuple)?.to_string()))
    }
}
