//! Dicts and sets with keys of any kind: hashing and comparing keys may run Python code, which
//! happens outside any borrow of the table.

use std::cell::RefCell;
use std::rc::Rc;

use crate::host::{BinaryOperator, Comparison};
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::{Dict, ViewKind};
use crate::value::set::Set;
use crate::value::table::{Found, Search, Table};

impl Interpreter<'_> {
    fn find<V>(
        &mut self,
        table: &RefCell<Table<V>>,
        key: &Value,
        hash: i64,
    ) -> Result<Option<usize>, Raised> {
        let Search { found, met } = table.borrow().find(key, hash);
        self.vm.spend(met)?;
        match found {
            Found::At(position) => Ok(Some(position)),
            Found::Missing => Ok(None),
            Found::Undecided(candidates) => {
                for (position, candidate) in candidates {
                    if self.equals(&candidate, key)? {
                        return Ok(Some(position));
                    }
                }
                Ok(None)
            }
        }
    }

    /// The value under a key.
    pub fn dict_get(&mut self, dict: &Dict, key: &Value) -> Result<Option<Value>, Raised> {
        let hash = self.hash(key)?;
        let found = self.find(&dict.0, key, hash)?;
        Ok(found.and_then(|position| dict.0.borrow().at(position).map(|entry| entry.value.clone())))
    }

    /// Puts a value under a key.
    pub fn dict_set(&mut self, dict: &Dict, key: Value, value: Value) -> Result<(), Raised> {
        let hash = self.hash(&key)?;
        match self.find(&dict.0, &key, hash)? {
            Some(position) => {
                let old = dict
                    .0
                    .borrow_mut()
                    .at_mut(position)
                    .map(|entry| std::mem::replace(&mut entry.value, value));
                drop(old);
                Ok(())
            }
            None => {
                self.vm.spend(2)?;
                dict.0.borrow_mut().push(hash, key, value);
                self.vm.check_items(dict.len())
            }
        }
    }

    /// Takes out a key; gives its value.
    pub fn dict_remove(&mut self, dict: &Dict, key: &Value) -> Result<Option<Value>, Raised> {
        let hash = self.hash(key)?;
        let Some(position) = self.find(&dict.0, key, hash)? else { return Ok(None) };
        let removed = dict.0.borrow_mut().remove(position);
        Ok(removed.map(|entry| entry.value))
    }

    /// `dict.update(mapping)`, also for `**` in a dict display.
    pub(super) fn dict_update_mapping(&mut self, dict: &Dict, mapping: &Value) -> Result<(), Raised> {
        match mapping {
            Value::Dict(other) => {
                for (key, value) in other.items() {
                    self.dict_set(dict, key, value)?;
                }
                Ok(())
            }
            Value::Instance(_) | Value::Host(_) if self.find_attribute(mapping, "keys")?.is_some() => {
                let keys = self.call_method(mapping, "keys", Vec::new())?;
                for key in self.collect(&keys)? {
                    let value = self.get_item(mapping, &key)?;
                    self.dict_set(dict, key, value)?;
                }
                Ok(())
            }
            other => {
                let class = self.class_of(other)?;
                Err(self.vm.raise_type_error(format!("'{}' object is not a mapping", class.name)))
            }
        }
    }

    /// `dict.update(pairs or mapping)`
    pub(crate) fn dict_update(&mut self, dict: &Dict, other: &Value) -> Result<(), Raised> {
        let is_mapping = match other {
            Value::Dict(_) => true,
            Value::Instance(_) | Value::Host(_) => self.find_attribute(other, "keys")?.is_some(),
            _ => false,
        };
        if is_mapping {
            return self.dict_update_mapping(dict, other);
        }
        for (position, pair) in self.collect(other)?.into_iter().enumerate() {
            let items = match &pair {
                Value::Tuple(items) => items.to_vec(),
                other => match self.iterator(other) {
                    Ok(_) => self.collect(other)?,
                    Err(Raised::Exception(_)) => {
                        let message = format!(
                            "cannot convert dictionary update sequence element #{position} to a sequence"
                        );
                        return Err(self.vm.raise_type_error(message));
                    }
                    Err(raised) => return Err(raised),
                },
            };
            let [key, value] = items.as_slice() else {
                let message = format!(
                    "dictionary update sequence element #{position} has length {}; 2 is required",
                    items.len()
                );
                return Err(self.vm.raise_value_error(message));
            };
            self.dict_set(dict, key.clone(), value.clone())?;
        }
        Ok(())
    }

    /// A set of these items.
    pub(crate) fn set_of(&mut self, items: Vec<Value>, frozen: bool) -> Result<Value, Raised> {
        let set = Set { frozen, table: RefCell::default() };
        for item in items {
            self.set_add(&set, item)?;
        }
        Ok(Value::Set(Rc::new(set)))
    }

    /// Adds an item; whether it was new.
    pub fn set_add(&mut self, set: &Set, item: Value) -> Result<bool, Raised> {
        let hash = self.hash(&item)?;
        if self.find(&set.table, &item, hash)?.is_some() {
            return Ok(false);
        }
        set.table.borrow_mut().push(hash, item, ());
        self.vm.check_items(set.len())?;
        Ok(true)
    }

    /// `item in set`
    pub fn set_contains(&mut self, set: &Set, item: &Value) -> Result<bool, Raised> {
        let hash = self.hash(item)?;
        Ok(self.find(&set.table, item, hash)?.is_some())
    }

    /// Takes out an item; whether it was there.
    pub fn set_remove(&mut self, set: &Set, item: &Value) -> Result<bool, Raised> {
        let hash = self.hash(item)?;
        let Some(position) = self.find(&set.table, item, hash)? else { return Ok(false) };
        let removed = set.table.borrow_mut().remove(position);
        Ok(removed.is_some())
    }

    /// A set, or the set that a dict view stands for.
    pub(crate) fn as_set(&mut self, value: &Value) -> Result<Rc<Set>, Raised> {
        match value {
            Value::Set(set) => Ok(Rc::clone(set)),
            other => {
                let items = self.collect(other)?;
                match self.set_of(items, false)? {
                    Value::Set(set) => Ok(set),
                    _ => Ok(Rc::default()),
                }
            }
        }
    }

    pub(super) fn set_operator(
        &mut self,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        let is_values =
            |value: &Value| matches!(value, Value::DictView(view) if view.kind == ViewKind::Values);
        if is_values(left) || is_values(right) {
            return Ok(None);
        }
        let frozen = matches!(left, Value::Set(set) if set.frozen);
        let (left, right) = (self.as_set(left)?, self.as_set(right)?);
        let items = match operator {
            BinaryOperator::BitOr => left.items().into_iter().chain(right.items()).collect(),
            BinaryOperator::BitAnd => self.filtered(&left, &right, true)?,
            BinaryOperator::Subtract => self.filtered(&left, &right, false)?,
            BinaryOperator::BitXor => {
                let mut items = self.filtered(&left, &right, false)?;
                items.extend(self.filtered(&right, &left, false)?);
                items
            }
            _ => return Ok(None),
        };
        self.set_of(items, frozen).map(Some)
    }

    /// The items of one set that are, or are not, in another.
    pub(crate) fn filtered(&mut self, of: &Set, by: &Set, wanted: bool) -> Result<Vec<Value>, Raised> {
        let mut kept = Vec::new();
        for item in of.items() {
            if self.set_contains(by, &item)? == wanted {
                kept.push(item);
            }
        }
        Ok(kept)
    }

    pub(super) fn same_sets(&mut self, left: &Value, right: &Value) -> Result<bool, Raised> {
        let is_values =
            |value: &Value| matches!(value, Value::DictView(view) if view.kind == ViewKind::Values);
        if is_values(left) || is_values(right) {
            return Ok(false);
        }
        let (left, right) = (self.as_set(left)?, self.as_set(right)?);
        Ok(left.len() == right.len() && self.filtered(&left, &right, false)?.is_empty())
    }

    pub(super) fn order_sets(
        &mut self,
        comparison: Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Value, Raised> {
        let (left, right) = (self.as_set(left)?, self.as_set(right)?);
        let (small, large, proper) = match comparison {
            Comparison::Less => (&left, &right, true),
            Comparison::LessEqual | Comparison::Equal | Comparison::NotEqual => (&left, &right, false),
            Comparison::Greater => (&right, &left, true),
            Comparison::GreaterEqual => (&right, &left, false),
        };
        let inside = self.filtered(small, large, false)?.is_empty();
        Ok(Value::Bool(inside && (!proper || small.len() < large.len())))
    }
}
