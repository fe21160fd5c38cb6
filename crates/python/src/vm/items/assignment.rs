//! How items are set and deleted.

use std::rc::Rc;

use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::list::List;
use crate::value::slice::Slice;

impl Interpreter<'_> {
    /// `container[index] = value`
    pub fn set_item(&mut self, container: &Value, index: &Value, value: Value) -> Result<(), Raised> {
        match container {
            Value::Dict(dict) => self.dict_set(dict, index.clone(), value),
            Value::List(list) => match index {
                Value::Slice(slice) => self.set_slice(list, slice, &value),
                _ => {
                    let at = self.position(index, list.len(), "list")?;
                    let mut items = list.borrow_mut();
                    match at.and_then(|at| items.get_mut(at)) {
                        Some(slot) => {
                            let old = std::mem::replace(slot, value);
                            drop(items);
                            drop(old);
                            Ok(())
                        }
                        None => {
                            drop(items);
                            Err(self.vm.raise_index_error("list assignment index out of range"))
                        }
                    }
                }
            },
            Value::Host(object) => {
                if self.host.set_item(self.vm, object, index, value)? {
                    return Ok(());
                }
                Err(self.no_item_assignment(container, "assignment")?)
            }
            Value::Instance(_) => {
                match (self.class_attribute(container, "__setitem__")?, container.plain()) {
                    (Some(method), _) => {
                        self.call(&method, Arguments::positional(vec![index.clone(), value])).map(drop)
                    }
                    (None, Value::Instance(_)) => Err(self.no_item_assignment(container, "assignment")?),
                    (None, plain) => self.set_item(&plain.clone(), index, value),
                }
            }
            _ => Err(self.no_item_assignment(container, "assignment")?),
        }
    }

    fn no_item_assignment(&mut self, container: &Value, what: &str) -> Result<Raised, Raised> {
        let class = self.class_of(container)?;
        Ok(self.vm.raise_type_error(format!("'{}' object does not support item {what}", class.name)))
    }

    fn set_slice(&mut self, list: &Rc<List>, slice: &Slice, value: &Value) -> Result<(), Raised> {
        let indices = self.slice_indices(slice, list.len())?;
        let new = match self.iterator(value) {
            Ok(_) => self.collect(value)?,
            Err(Raised::Exception(e)) if Rc::ptr_eq(&e.class, &self.vm.types.type_error) => {
                let is_extended = indices.step != 1;
                return Err(self.vm.raise_type_error(if is_extended {
                    "must assign iterable to extended slice"
                } else {
                    "can only assign an iterable"
                }));
            }
            Err(raised) => return Err(raised),
        };
        self.vm.spend_on_items(list.len())?;
        if indices.step == 1 {
            // Going over the value may have made the list shorter.
            let start = usize::try_from(indices.start).unwrap_or(0).min(list.len());
            let stop = usize::try_from(indices.stop).unwrap_or(0).clamp(start, list.len());
            let old: Vec<Value> = list.borrow_mut().splice(start..stop, new).collect();
            drop(old);
            return self.vm.check_items(list.len());
        }
        let positions: Vec<usize> = indices.positions().collect();
        if positions.len() != new.len() {
            let message = format!(
                "attempt to assign sequence of size {} to extended slice of size {}",
                new.len(),
                positions.len()
            );
            return Err(self.vm.raise_value_error(message));
        }
        for (at, value) in positions.into_iter().zip(new) {
            let old = list.borrow_mut().get_mut(at).map(|slot| std::mem::replace(slot, value));
            drop(old);
        }
        Ok(())
    }

    /// `del container[index]`
    pub fn delete_item(&mut self, container: &Value, index: &Value) -> Result<(), Raised> {
        match container {
            Value::Dict(dict) => match self.dict_remove(dict, index)? {
                Some(old) => {
                    drop(old);
                    Ok(())
                }
                None => Err(self.vm.raise_key_error(index.clone())),
            },
            Value::List(list) => match index {
                Value::Slice(slice) => {
                    let indices = self.slice_indices(slice, list.len())?;
                    self.vm.spend_on_items(list.len())?;
                    let mut positions: Vec<usize> = indices.positions().collect();
                    positions.sort_unstable();
                    let mut removed = Vec::new();
                    let mut next = positions.iter().peekable();
                    let items = list.borrow_mut().split_off(0);
                    let mut kept = Vec::with_capacity(items.len());
                    for (at, item) in items.into_iter().enumerate() {
                        if next.peek() == Some(&&at) {
                            next.next();
                            removed.push(item);
                        } else {
                            kept.push(item);
                        }
                    }
                    *list.borrow_mut() = kept;
                    drop(removed);
                    Ok(())
                }
                _ => {
                    let at = self.position(index, list.len(), "list")?;
                    match at {
                        Some(at) if at < list.len() => {
                            let old = list.borrow_mut().remove(at);
                            drop(old);
                            Ok(())
                        }
                        _ => Err(self.vm.raise_index_error("list assignment index out of range")),
                    }
                }
            },
            Value::Host(object) => {
                if self.host.delete_item(self.vm, object, index)? {
                    return Ok(());
                }
                Err(self.no_deletion(container)?)
            }
            Value::Instance(_) => {
                match (self.class_attribute(container, "__delitem__")?, container.plain()) {
                    (Some(method), _) => {
                        self.call(&method, Arguments::positional(vec![index.clone()])).map(drop)
                    }
                    (None, Value::Instance(_)) => Err(self.no_deletion(container)?),
                    (None, plain) => self.delete_item(&plain.clone(), index),
                }
            }
            _ => Err(self.no_deletion(container)?),
        }
    }

    fn no_deletion(&mut self, container: &Value) -> Result<Raised, Raised> {
        let class = self.class_of(container)?;
        let has_items = match container {
            Value::Instance(instance) => !Rc::ptr_eq(&instance.class, &self.vm.types.object),
            Value::Str(_)
            | Value::Bytes(_)
            | Value::Tuple(_)
            | Value::Range(_)
            | Value::Set(_)
            | Value::DictView(_) => true,
            _ => false,
        };
        // CPython words it by whether the class has items at all.
        let not = if has_items { "doesn't" } else { "does not" };
        let message = format!("'{}' object {not} support item deletion", class.name);
        Ok(self.vm.raise_type_error(message))
    }
}
