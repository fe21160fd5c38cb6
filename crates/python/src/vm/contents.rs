//! `len` and `in`.

use std::rc::Rc;

use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::list::List;

impl Interpreter<'_> {
    /// `len(value)`
    pub fn length(&mut self, value: &Value) -> Result<usize, Raised> {
        Ok(match value {
            Value::Str(text) if text.is_ascii() => text.len(),
            Value::Str(text) => text.chars().count(),
            Value::Bytes(bytes) => bytes.len(),
            Value::Class(class) => match self.class_hook(class, "__len__")? {
                Some(method) => {
                    let length = self.call(&method, Arguments::default())?;
                    length.as_int().and_then(|length| usize::try_from(length).ok()).unwrap_or(0)
                }
                None => return Err(self.no_length(value)?),
            },
            Value::List(list) => list.len(),
            Value::Tuple(items) => items.len(),
            Value::Dict(dict) => dict.len(),
            Value::DictView(view) => view.dict.len(),
            Value::Set(set) => set.len(),
            Value::Range(range) => range.len(),
            Value::Host(object) => match self.host.length(self.vm, object)? {
                Some(length) => length,
                None => return Err(self.no_length(value)?),
            },
            Value::Instance(_) => {
                let Some(method) = self.class_attribute(value, "__len__")? else {
                    return match value.plain() {
                        Value::Instance(_) => Err(self.no_length(value)?),
                        plain => self.length(&plain.clone()),
                    };
                };
                let length = self.call(&method, Arguments::default())?;
                self.length_from(&length)?
            }
            _ => return Err(self.no_length(value)?),
        })
    }

    /// Goes through the items of a list that compare with a number or a text at once; `None` if one equals it, the
    /// position of the first that takes more if none does.
    fn search_plainly(&mut self, list: &List, item: &Value) -> Result<Option<usize>, Raised> {
        let equals = |candidate: &Value| match (candidate, item) {
            (Value::Int(a), Value::Int(b)) => Some(a == b),
            (Value::Str(a), Value::Str(b)) => Some(a == b),
            _ => None,
        };
        let items = list.borrow();
        let stop = items.iter().position(|candidate| equals(candidate) != Some(false)).unwrap_or(items.len());
        let is_found = items.get(stop).is_some_and(|candidate| equals(candidate) == Some(true));
        drop(items);
        self.vm.spend_on_items(stop)?;
        Ok(if is_found { None } else { Some(stop) })
    }

    /// The length that a `__len__` of the program gave.
    pub(super) fn length_from(&mut self, length: &Value) -> Result<usize, Raised> {
        match self.index_of(length)? {
            Some(length) if length < 0 => Err(self.vm.raise_value_error("__len__() should return >= 0")),
            Some(length) => Ok(usize::try_from(length).unwrap_or(usize::MAX)),
            None => {
                let class = self.class_of(length)?;
                let message = format!("'{}' object cannot be interpreted as an integer", class.name);
                Err(self.vm.raise_type_error(message))
            }
        }
    }

    fn no_length(&mut self, value: &Value) -> Result<Raised, Raised> {
        let class = self.class_of(value)?;
        Ok(self.vm.raise_type_error(format!("object of type '{}' has no len()", class.name)))
    }

    /// `item in container`
    pub fn contains(&mut self, container: &Value, item: &Value) -> Result<bool, Raised> {
        match container {
            Value::Str(text) => match item.plain() {
                Value::Str(part) => {
                    self.vm.spend_on_text(text.len())?;
                    return Ok(text.contains(&**part));
                }
                _ => {
                    let class = self.class_of(item)?;
                    let message =
                        format!("'in <string>' requires string as left operand, not {}", class.name);
                    return Err(self.vm.raise_type_error(message));
                }
            },
            Value::Dict(dict) => return Ok(self.dict_get(dict, item)?.is_some()),
            Value::Set(set) => return self.set_contains(set, item),
            Value::List(list) => {
                let Some(mut position) = self.search_plainly(list, item)? else { return Ok(true) };
                while let Some(candidate) = list.get(position) {
                    if self.equals(&candidate, item)? {
                        return Ok(true);
                    }
                    position += 1;
                }
                return Ok(false);
            }
            Value::Range(range) if item.as_int().is_some() => {
                let number = item.as_int().unwrap_or(0);
                return Ok(range.index(number).is_some());
            }
            Value::Host(object) => {
                if let Some(found) = self.host.contains(self.vm, object, item)? {
                    return Ok(found);
                }
            }
            Value::Instance(_) => {
                if let Some(method) = self.class_attribute(container, "__contains__")? {
                    let found = self.call(&method, Arguments::positional(vec![item.clone()]))?;
                    return self.truth(&found);
                }
                let plain = container.plain();
                if !matches!(plain, Value::Instance(_))
                    && self.class_attribute(container, "__iter__")?.is_none()
                {
                    return self.contains(&plain.clone(), item);
                }
            }
            Value::Bytes(bytes) => match item {
                Value::Int(number) => {
                    return Ok(u8::try_from(*number).is_ok_and(|byte| bytes.contains(&byte)));
                }
                Value::Bytes(part) => {
                    return Ok(part.is_empty() || bytes.windows(part.len()).any(|window| window == &**part));
                }
                _ => {
                    let class = self.class_of(item)?;
                    let message = format!("a bytes-like object is required, not '{}'", class.name);
                    return Err(self.vm.raise_type_error(message));
                }
            },
            Value::Class(class) => {
                if let Some(method) = self.class_hook(class, "__contains__")? {
                    let found = self.call(&method, Arguments::positional(vec![item.clone()]))?;
                    return self.truth(&found);
                }
            }
            _ => {}
        }
        let iterator = match self.iterator(container) {
            Ok(iterator) => iterator,
            Err(Raised::Exception(e)) if Rc::ptr_eq(&e.class, &self.vm.types.type_error) => {
                let class = self.class_of(container)?;
                return Err(self
                    .vm
                    .raise_type_error(format!("argument of type '{}' is not iterable", class.name)));
            }
            Err(raised) => return Err(raised),
        };
        while let Some(candidate) = self.next(&iterator)? {
            if self.equals(&candidate, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
