//! Subscripts.

mod assignment;

use std::rc::Rc;

use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::alias::{Alias, AliasKind};
use crate::value::slice::{Indices, Range, Slice};

impl Interpreter<'_> {
    /// `container[index]`
    pub fn get_item(&mut self, container: &Value, index: &Value) -> Result<Value, Raised> {
        match container {
            Value::List(list) => match index {
                Value::Slice(slice) => {
                    let indices = self.slice_indices(slice, list.len())?;
                    let items = list.borrow();
                    Ok(Value::list(indices.positions().filter_map(|at| items.get(at).cloned()).collect()))
                }
                _ => {
                    let at = self.position(index, list.len(), "list")?;
                    match at.and_then(|at| list.get(at)) {
                        Some(item) => Ok(item),
                        None => Err(self.vm.raise_index_error("list index out of range")),
                    }
                }
            },
            Value::Tuple(items) => match index {
                Value::Slice(slice) => {
                    let indices = self.slice_indices(slice, items.len())?;
                    Ok(Value::tuple(indices.positions().filter_map(|at| items.get(at).cloned()).collect()))
                }
                _ => {
                    let at = self.position(index, items.len(), "tuple")?;
                    match at.and_then(|at| items.get(at)) {
                        Some(item) => Ok(item.clone()),
                        None => Err(self.vm.raise_index_error("tuple index out of range")),
                    }
                }
            },
            Value::Dict(dict) => match self.dict_get(dict, index)? {
                Some(value) => Ok(value),
                None => Err(self.vm.raise_key_error(index.clone())),
            },
            Value::Str(text) => self.get_text_item(text, index),
            Value::Range(range) => match index {
                Value::Slice(slice) => {
                    let indices = self.slice_indices(slice, range.len())?;
                    // What leaves 64 bits lies beyond every number of the range.
                    let at = |position: i64| range.start.saturating_add(position.saturating_mul(range.step));
                    let range = Range {
                        start: at(indices.start),
                        stop: at(indices.stop),
                        step: range.step.saturating_mul(indices.step),
                    };
                    Ok(Value::Range(Rc::new(range)))
                }
                _ => {
                    let at = self.position(index, range.len(), "range")?;
                    match at.and_then(|at| range.get(at)) {
                        Some(number) => Ok(Value::Int(number)),
                        None => Err(self.vm.raise_index_error("range object index out of range")),
                    }
                }
            },
            Value::Host(object) => match self.host.get_item(self.vm, object, index)? {
                Some(value) => Ok(value),
                None => Err(self.not_subscriptable(container)?),
            },
            Value::Class(class) => self.subscribe_class(class, index),
            Value::Alias(alias) => self.subscribe_alias(alias, index),
            Value::Bytes(bytes) => match index {
                Value::Slice(slice) => {
                    let indices = self.slice_indices(slice, bytes.len())?;
                    let part: Vec<u8> = indices.positions().filter_map(|at| bytes.get(at).copied()).collect();
                    Ok(Value::Bytes(part.into()))
                }
                _ => {
                    let at = self.position(index, bytes.len(), "byte")?;
                    match at.and_then(|at| bytes.get(at)) {
                        Some(byte) => Ok(Value::Int(i64::from(*byte))),
                        None => Err(self.vm.raise_index_error("index out of range")),
                    }
                }
            },
            Value::Instance(_) => match self.class_attribute(container, "__getitem__")? {
                Some(method) => self.call(&method, Arguments::positional(vec![index.clone()])),
                None => Err(self.not_subscriptable(container)?),
            },
            _ => Err(self.not_subscriptable(container)?),
        }
    }

    /// What `dict.__getitem__` and its kin do: on the built-in value behind an instance, asking its
    /// `__missing__` about keys that are not there.
    pub(crate) fn get_own_item(&mut self, container: &Value, index: &Value) -> Result<Value, Raised> {
        if let (Value::Instance(_), Value::Dict(dict)) = (container, container.plain()) {
            if let Some(value) = self.dict_get(dict, index)? {
                return Ok(value);
            }
            if let Some(method) = self.class_attribute(container, "__missing__")? {
                return self.call(&method, Arguments::positional(vec![index.clone()]));
            }
        }
        self.get_item(container.plain(), index)
    }

    fn not_subscriptable(&mut self, container: &Value) -> Result<Raised, Raised> {
        let class = self.class_of(container)?;
        Ok(self.vm.raise_type_error(format!("'{}' object is not subscriptable", class.name)))
    }

    /// `list[int]`, or a class's own `__class_getitem__`.
    fn subscribe_class(
        &mut self,
        class: &Rc<crate::value::class::Class>,
        index: &Value,
    ) -> Result<Value, Raised> {
        if let Some(method) = self.class_hook(class, "__getitem__")? {
            return self.call(&method, Arguments::positional(vec![index.clone()]));
        }
        if let Some(method) = class.lookup("__class_getitem__") {
            let method = match method {
                Value::Function(_) => Value::bound_method(method, Value::Class(Rc::clone(class))),
                other => self.bind(&other, "__class_getitem__", None, class)?,
            };
            return self.call(&method, Arguments::positional(vec![index.clone()]));
        }
        const GENERIC: [&str; 6] = ["list", "dict", "tuple", "set", "frozenset", "type"];
        let mut above = class.mro();
        if above.any(|above| &*above.module == "builtins" && GENERIC.contains(&&*above.name)) {
            return Ok(Value::Alias(Rc::new(Alias {
                kind: AliasKind::BuiltIn,
                name: Rc::clone(&class.name),
                origin: Some(Rc::clone(class)),
                arguments: arguments_of(index),
            })));
        }
        Err(self.vm.raise_type_error(format!("type '{}' is not subscriptable", class.name)))
    }

    fn subscribe_alias(&mut self, alias: &Rc<Alias>, index: &Value) -> Result<Value, Raised> {
        crate::modules::typing::subscribe(self, alias, arguments_of(index))
    }

    fn get_text_item(&mut self, text: &Rc<str>, index: &Value) -> Result<Value, Raised> {
        self.vm.spend_on_text(text.len())?;
        if let Value::Slice(slice) = index {
            if text.is_ascii() && slice.step.is_none() {
                let indices = self.slice_indices(slice, text.len())?;
                let (start, stop) = (indices.start, indices.stop.max(indices.start));
                let part = usize::try_from(start).ok().zip(usize::try_from(stop).ok());
                return Ok(Value::from(
                    part.and_then(|(start, stop)| text.get(start..stop)).unwrap_or_default(),
                ));
            }
            let characters: Vec<char> = text.chars().collect();
            let indices = self.slice_indices(slice, characters.len())?;
            let part: String = indices.positions().filter_map(|at| characters.get(at)).collect();
            return Ok(Value::from(part));
        }
        let length = if text.is_ascii() { text.len() } else { text.chars().count() };
        let at = self.position(index, length, "string")?;
        match at.and_then(|at| text.chars().nth(at)) {
            Some(character) => Ok(Value::from(&*character.encode_utf8(&mut [0; 4]))),
            None => Err(self.vm.raise_index_error("string index out of range")),
        }
    }

    /// The position that an index means, counted from the end if negative; `None` if outside.
    pub(crate) fn position(
        &mut self,
        index: &Value,
        length: usize,
        what: &str,
    ) -> Result<Option<usize>, Raised> {
        let Some(number) = self.index_of(index)? else {
            if let Value::BigInt(_) = index.plain() {
                return Err(self.vm.raise_index_error("cannot fit 'int' into an index-sized integer"));
            }
            let class = self.class_of(index)?;
            let message = match what {
                "string" => format!("string indices must be integers, not '{}'", class.name),
                what => format!("{what} indices must be integers or slices, not {}", class.name),
            };
            return Err(self.vm.raise_type_error(message));
        };
        let length = i64::try_from(length).unwrap_or(i64::MAX);
        let number = if number < 0 { number.saturating_add(length) } else { number };
        if number >= length {
            return Ok(None);
        }
        Ok(usize::try_from(number).ok())
    }

    /// The integer that a value stands for: itself, or by `__index__`.
    pub(crate) fn index_of(&mut self, value: &Value) -> Result<Option<i64>, Raised> {
        if let Some(number) = value.plain().as_int() {
            return Ok(Some(number));
        }
        if let Value::Instance(_) = value
            && let Some(method) = self.class_attribute(value, "__index__")?
        {
            let number = self.call(&method, Arguments::default())?;
            if number.as_big().is_none() {
                let class = self.class_of(&number)?;
                return Err(self
                    .vm
                    .raise_type_error(format!("__index__ returned non-int (type {})", class.name)));
            }
            return Ok(number.as_int());
        }
        Ok(None)
    }

    /// The positions a slice takes of so many items.
    pub fn slice_indices(&mut self, slice: &Slice, length: usize) -> Result<Indices, Raised> {
        let mut parts = [None; 3];
        for (part, value) in parts.iter_mut().zip([&slice.start, &slice.stop, &slice.step]) {
            if value.is_none() {
                continue;
            }
            *part = match value.plain() {
                Value::BigInt(number) if number.sign() == num_bigint::Sign::Minus => Some(i64::MIN),
                Value::BigInt(_) => Some(i64::MAX),
                _ => self.index_of(value)?,
            };
            if part.is_none() {
                let message = "slice indices must be integers or None or have an __index__ method";
                return Err(self.vm.raise_type_error(message));
            }
        }
        let [start, stop, step] = parts;
        if step == Some(0) {
            return Err(self.vm.raise_value_error("slice step cannot be zero"));
        }
        Ok(Indices::new(start, stop, step.unwrap_or(1), length))
    }
}

/// The arguments in the square brackets after a type.
fn arguments_of(index: &Value) -> Vec<Value> {
    match index {
        Value::Tuple(items) => items.to_vec(),
        other => vec![other.clone()],
    }
}
