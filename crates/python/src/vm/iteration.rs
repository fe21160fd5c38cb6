//! Iteration: making iterators, taking the next item, unpacking.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::frame::{Suspended, Then};
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::ViewKind;
use crate::value::iterator::{Abandoned, Generator, IteratorState, PyIterator};

impl Interpreter<'_> {
    /// `iter(value)`
    pub fn iterator(&mut self, value: &Value) -> Result<Value, Raised> {
        let state = match value {
            Value::Iterator(_) | Value::Generator(_) => return Ok(value.clone()),
            Value::List(list) => IteratorState::List { list: Rc::clone(list), position: 0 },
            Value::Tuple(tuple) => IteratorState::Tuple { tuple: Rc::clone(tuple), position: 0 },
            Value::Str(text) => IteratorState::Text { text: Rc::clone(text), offset: 0 },
            Value::Range(range) => IteratorState::range(**range),
            Value::Dict(dict) => IteratorState::Dict {
                dict: Rc::clone(dict),
                kind: ViewKind::Keys,
                position: 0,
                size: dict.len(),
            },
            Value::DictView(view) => IteratorState::Dict {
                dict: Rc::clone(&view.dict),
                kind: view.kind,
                position: 0,
                size: view.dict.len(),
            },
            Value::Set(set) => {
                self.vm.spend_on_items(set.len())?;
                IteratorState::Set { set: Rc::clone(set), items: set.items().into_iter(), size: set.len() }
            }
            Value::Bytes(bytes) => {
                self.vm.spend_on_items(bytes.len())?;
                let items: Vec<Value> = bytes.iter().map(|byte| Value::Int(i64::from(*byte))).collect();
                IteratorState::Items { items: items.into_iter() }
            }
            Value::Class(class) => match self.class_hook(class, "__iter__")? {
                Some(method) => {
                    let iterator = self.call(&method, Arguments::default())?;
                    return self.checked_iterator(iterator);
                }
                None => return Err(self.not_iterable(value)?),
            },
            Value::Host(object) => match self.host.iterate(self.vm, object)? {
                Some(Value::Host(same)) if same.is(object) => {
                    IteratorState::Host { object: object.clone(), position: 0 }
                }
                Some(other) => return self.iterator(&other),
                None => return Err(self.not_iterable(value)?),
            },
            Value::Instance(_) => {
                if let Some(method) = self.class_attribute(value, "__iter__")? {
                    if method.is_none() {
                        return Err(self.not_iterable(value)?);
                    }
                    let iterator = self.call(&method, Arguments::default())?;
                    return self.checked_iterator(iterator);
                }
                if self.class_attribute(value, "__getitem__")?.is_none() {
                    return match value.plain() {
                        Value::Instance(_) => Err(self.not_iterable(value)?),
                        plain => self.iterator(&plain.clone()),
                    };
                }
                IteratorState::Sequence { object: value.clone(), position: 0 }
            }
            _ => return Err(self.not_iterable(value)?),
        };
        Ok(Value::Iterator(Rc::new(PyIterator::new(state))))
    }

    pub(super) fn checked_iterator(&mut self, iterator: Value) -> Result<Value, Raised> {
        let is_iterator = match &iterator {
            Value::Iterator(_) | Value::Generator(_) | Value::Host(_) => true,
            Value::Instance(instance) => instance.class.lookup("__next__").is_some(),
            _ => false,
        };
        if is_iterator {
            return Ok(iterator);
        }
        let class = self.class_of(&iterator)?;
        Err(self.vm.raise_type_error(format!("iter() returned non-iterator of type '{}'", class.name)))
    }

    fn not_iterable(&mut self, value: &Value) -> Result<Raised, Raised> {
        let class = self.class_of(value)?;
        Ok(self.vm.raise_type_error(format!("'{}' object is not iterable", class.name)))
    }

    /// The next item of a `for`, or the end of the loop.
    pub(super) fn for_next(&mut self, exhausted: u32) -> Result<(), Raised> {
        let iterator = self.vm.stack.last().cloned();
        let Some(iterator) = iterator else { return Err(self.vm.lost_frame()) };
        if let Value::Generator(generator) = &iterator {
            if self.resume(generator, Value::None, Then::ForNext { exhausted })? {
                return Ok(());
            }
        } else if let Some(item) = self.next(&iterator)? {
            self.push(item);
            return Ok(());
        }
        drop(iterator);
        drop(self.pop());
        self.jump(exhausted);
        Ok(())
    }

    /// `next(iterator)`; `None` at its end.
    pub fn next(&mut self, iterator: &Value) -> Result<Option<Value>, Raised> {
        self.vm.spend(1)?;
        match iterator {
            Value::Iterator(iterator) => {
                if let Some(item) = iterator.next_plain() {
                    return Ok(Some(item));
                }
                // One that takes from another is as deep as what it takes from.
                self.vm.enter()?;
                let item = self.next_of(iterator);
                self.vm.leave();
                item
            }
            Value::Generator(generator) => {
                let base = self.vm.frames.len();
                if !self.resume(generator, Value::None, Then::Native)? {
                    return Ok(None);
                }
                self.finished(base)
            }
            Value::Host(object) => self.host.next_item(self.vm, object, 0),
            other => {
                let Some(method) = self.class_attribute(other, "__next__")? else {
                    let class = self.class_of(other)?;
                    return Err(self
                        .vm
                        .raise_type_error(format!("'{}' object is not an iterator", class.name)));
                };
                match self.call(&method, Arguments::default()) {
                    Ok(value) => Ok(Some(value)),
                    Err(Raised::Exception(e)) if e.class.is_subclass_of(&self.vm.types.stop_iteration) => {
                        Ok(None)
                    }
                    Err(raised) => Err(raised),
                }
            }
        }
    }

    /// `generator.send(value)`; `None` at its end.
    pub(crate) fn send(&mut self, generator: &Rc<Generator>, sent: Value) -> Result<Option<Value>, Raised> {
        let starts = generator.frame.borrow().as_ref().is_some_and(|frame| frame.next == 0);
        if starts && !sent.is_none() {
            let message = "can't send non-None value to a just-started generator";
            return Err(self.vm.raise_type_error(message));
        }
        let base = self.vm.frames.len();
        if !self.resume(generator, sent, Then::Native)? {
            return Ok(None);
        }
        self.finished(base)
    }

    /// Closes the generators that were let go of inside a `try` or `with`.
    pub(super) fn close_abandoned(&mut self) -> Result<(), Raised> {
        loop {
            let Some(Suspended { frame, values }) = self.vm.abandoned.borrow_mut().pop() else {
                return Ok(());
            };
            let generator = Rc::new(Generator {
                name: Rc::clone(&frame.code.name),
                qualified_name: Rc::clone(&frame.code.qualified_name),
                frame: RefCell::new(Some(frame)),
                values: RefCell::new(values),
                running: Cell::new(false),
                address: Cell::new(0),
                abandoned: Abandoned::default(),
            });
            let class = Rc::clone(&self.vm.types.generator_exit);
            let exit = self.vm.new_exception(&class, Vec::new());
            match self.throw(&generator, exit) {
                // What it raises instead has no one to go to; CPython prints it and goes on.
                Ok(_) | Err(Raised::Exception(_)) => {}
                Err(raised) => return Err(raised),
            }
        }
    }

    /// The next item where [`PyIterator::next_plain`] has none.
    fn next_of(&mut self, iterator: &Rc<PyIterator>) -> Result<Option<Value>, Raised> {
        // What needs no Python code is answered under the borrow; the rest takes what it needs out.
        let mut state = iterator.0.borrow_mut();
        let found = match &mut *state {
            // `next_plain` has come to their ends.
            IteratorState::Exhausted
            | IteratorState::List { .. }
            | IteratorState::Tuple { .. }
            | IteratorState::Range { .. } => None,
            IteratorState::ReversedList { list, left } => {
                *left = left.saturating_sub(1);
                let item = list.get(*left);
                if *left == 0 {
                    let first = item.clone();
                    let old = std::mem::replace(&mut *state, IteratorState::Exhausted);
                    drop(state);
                    drop(old);
                    return Ok(first);
                }
                item
            }
            IteratorState::Text { text, offset } => {
                let next = text.get(*offset..).and_then(|rest| rest.chars().next());
                next.map(|character| {
                    *offset += character.len_utf8();
                    Value::from(&*character.encode_utf8(&mut [0; 4]))
                })
            }
            IteratorState::Dict { dict, kind, position, size } => {
                if dict.len() != *size {
                    drop(state);
                    let class = Rc::clone(&self.vm.types.runtime_error);
                    return Err(self.vm.raise(&class, "dictionary changed size during iteration"));
                }
                match dict.entry_from(*position) {
                    Some((after, key, value)) => {
                        *position = after;
                        Some(match kind {
                            ViewKind::Keys => key,
                            ViewKind::Values => value,
                            ViewKind::Items => Value::tuple(vec![key, value]),
                        })
                    }
                    None => None,
                }
            }
            IteratorState::Items { items } => items.next(),
            IteratorState::Set { set, items, size } => {
                let next = items.next();
                if set.len() != *size {
                    drop(state);
                    let class = Rc::clone(&self.vm.types.runtime_error);
                    return Err(self.vm.raise(&class, "Set changed size during iteration"));
                }
                next
            }
            IteratorState::Sequence { object, position } => {
                let (object, index) = (object.clone(), *position);
                *position += 1;
                drop(state);
                match self.get_item(&object, &Value::Int(index)) {
                    Ok(value) => return Ok(Some(value)),
                    Err(Raised::Exception(e)) if e.class.is_subclass_of(&self.vm.types.index_error) => {
                        iterator.0.replace(IteratorState::Exhausted);
                        return Ok(None);
                    }
                    Err(raised) => return Err(raised),
                }
            }
            IteratorState::Host { object, position } => {
                let (object, at) = (object.clone(), *position);
                *position += 1;
                drop(state);
                let item = self.host.next_item(self.vm, &object, at)?;
                if item.is_none() {
                    iterator.0.replace(IteratorState::Exhausted);
                }
                return Ok(item);
            }
            IteratorState::Enumerate { inner, count } => {
                let (inner, number) = (inner.clone(), *count);
                *count = count.saturating_add(1);
                drop(state);
                return match self.next(&inner)? {
                    Some(item) => Ok(Some(Value::tuple(vec![Value::Int(number), item]))),
                    None => Ok(None),
                };
            }
            IteratorState::Zip { inner, strict } => {
                let (inner, strict) = (inner.clone(), *strict);
                drop(state);
                return self.next_zipped(&inner, strict);
            }
            IteratorState::Map { function, inner } => {
                let (function, inner) = (function.clone(), inner.clone());
                drop(state);
                let mut positional = Vec::with_capacity(inner.len());
                for iterator in &inner {
                    match self.next(iterator)? {
                        Some(item) => positional.push(item),
                        None => return Ok(None),
                    }
                }
                return self.call(&function, Arguments::positional(positional)).map(Some);
            }
            IteratorState::Filter { function, inner } => {
                let (function, inner) = (function.clone(), inner.clone());
                drop(state);
                while let Some(item) = self.next(&inner)? {
                    let verdict = match &function {
                        Value::None => item.clone(),
                        function => self.call(function, Arguments::positional(vec![item.clone()]))?,
                    };
                    if self.truth(&verdict)? {
                        return Ok(Some(item));
                    }
                }
                return Ok(None);
            }
            IteratorState::CallUntil { function, sentinel } => {
                let (function, sentinel) = (function.clone(), sentinel.clone());
                drop(state);
                let value = self.call(&function, Arguments::default())?;
                if self.equals(&value, &sentinel)? {
                    iterator.0.replace(IteratorState::Exhausted);
                    return Ok(None);
                }
                return Ok(Some(value));
            }
        };
        if found.is_none() {
            let old = std::mem::replace(&mut *state, IteratorState::Exhausted);
            drop(state);
            drop(old);
        }
        Ok(found)
    }

    fn next_zipped(&mut self, inner: &[Value], strict: bool) -> Result<Option<Value>, Raised> {
        let mut items = Vec::with_capacity(inner.len());
        for (position, iterator) in inner.iter().enumerate() {
            match self.next(iterator)? {
                Some(item) => items.push(item),
                None if strict && position > 0 => {
                    let before = if position == 1 {
                        "argument 1".to_owned()
                    } else {
                        format!("arguments 1-{position}")
                    };
                    let message = format!("zip() argument {} is shorter than {before}", position + 1);
                    return Err(self.vm.raise_value_error(message));
                }
                None if strict => {
                    for (position, iterator) in inner.iter().enumerate().skip(1) {
                        if self.next(iterator)?.is_some() {
                            let before = if position == 1 {
                                "argument 1".to_owned()
                            } else {
                                format!("arguments 1-{position}")
                            };
                            let message = format!("zip() argument {} is longer than {before}", position + 1);
                            return Err(self.vm.raise_value_error(message));
                        }
                    }
                    return Ok(None);
                }
                None => return Ok(None),
            }
        }
        if items.is_empty() {
            return Ok(None);
        }
        Ok(Some(Value::tuple(items)))
    }

    /// `list(value)`, as a vector.
    pub fn collect(&mut self, value: &Value) -> Result<Vec<Value>, Raised> {
        let items = match value {
            Value::List(list) => list.borrow().clone(),
            Value::Tuple(items) => items.to_vec(),
            Value::Dict(dict) => dict.keys(),
            Value::Set(set) => set.items(),
            _ => return self.collect_iterated(value),
        };
        self.vm.spend_on_items(items.len())?;
        Ok(items)
    }

    fn collect_iterated(&mut self, value: &Value) -> Result<Vec<Value>, Raised> {
        let iterator = self.iterator(value)?;
        let mut items = Vec::new();
        while let Some(item) = self.next(&iterator)? {
            items.push(item);
            self.vm.check_items(items.len())?;
        }
        Ok(items)
    }

    /// `for item in value: each(item)`.
    pub fn for_each(
        &mut self,
        value: &Value,
        mut each: impl FnMut(&mut Self, Value) -> Result<(), Raised>,
    ) -> Result<(), Raised> {
        let iterator = self.iterator(value)?;
        while let Some(item) = self.next(&iterator)? {
            each(self, item)?;
        }
        Ok(())
    }

    /// Leaves exactly so many items, the first on top.
    pub(super) fn unpack(&mut self, value: &Value, count: usize) -> Result<(), Raised> {
        let mut items = self.items_to_unpack(value, Some(count))?;
        if items.len() != count {
            let message = if items.len() > count {
                format!("too many values to unpack (expected {count})")
            } else {
                format!("not enough values to unpack (expected {count}, got {})", items.len())
            };
            return Err(self.vm.raise_value_error(message));
        }
        items.reverse();
        self.vm.stack.append(&mut items);
        Ok(())
    }

    fn items_to_unpack(&mut self, value: &Value, count: Option<usize>) -> Result<Vec<Value>, Raised> {
        match value {
            Value::List(_) | Value::Tuple(_) => return self.collect(value),
            _ => {}
        }
        let iterator = match self.iterator(value) {
            Ok(iterator) => iterator,
            Err(Raised::Exception(e))
                if e.class.is_subclass_of(&self.vm.types.type_error)
                    && !matches!(value, Value::Instance(_)) =>
            {
                let class = self.class_of(value)?;
                return Err(self
                    .vm
                    .raise_type_error(format!("cannot unpack non-iterable {} object", class.name)));
            }
            Err(raised) => return Err(raised),
        };
        let mut items = Vec::new();
        while count.is_none_or(|count| items.len() <= count) {
            match self.next(&iterator)? {
                Some(item) => items.push(item),
                None => break,
            }
            self.vm.check_items(items.len())?;
        }
        Ok(items)
    }

    /// Leaves the items before and after a starred target, which gets a list; the first on top.
    pub(super) fn unpack_starred(
        &mut self,
        value: &Value,
        before: usize,
        after: usize,
    ) -> Result<(), Raised> {
        let mut items = self.items_to_unpack(value, None)?;
        if items.len() < before + after {
            let message = format!(
                "not enough values to unpack (expected at least {}, got {})",
                before + after,
                items.len()
            );
            return Err(self.vm.raise_value_error(message));
        }
        let mut last = items.split_off(items.len() - after);
        let middle = items.split_off(before);
        last.reverse();
        items.reverse();
        self.vm.stack.append(&mut last);
        self.vm.stack.push(Value::list(middle));
        self.vm.stack.append(&mut items);
        Ok(())
    }
}
