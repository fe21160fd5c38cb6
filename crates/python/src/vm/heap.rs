//! The memory that the program's values take. Nobody frees a value by hand and reference counts tell no sizes, so
//! what is made is counted, roughly and too high, and once that could have passed the limit, everything that the
//! program can reach is weighed. Objects of the host are the host's to bound.

use std::rc::Rc;

use indexmap::IndexSet;

use super::frame::Frame;
use super::{Vm, grouped};
use crate::raised::Raised;
use crate::value::Value;
use crate::value::function::{CellVariable, Function};
use crate::value::iterator::IteratorState;

/// What a step of a loop or a built-in function makes at most, by and large: an entry of a dict.
pub(super) const BYTES_A_STEP: usize = 64;
/// A reference-counted value without its content.
const BYTES_A_VALUE: usize = 64;
/// An instance, a function, a generator.
pub(super) const BYTES_AN_OBJECT: usize = 4 * BYTES_A_VALUE;
/// An entry of a dict or set, its place in the index included.
const BYTES_AN_ENTRY: usize = 64;
/// The part of the limit that is made at least between two weighings.
const STRIDE: usize = 8;

impl Vm {
    /// Counts bytes that were made.
    #[inline]
    pub(crate) fn made(&mut self, bytes: usize) -> Result<(), Raised> {
        match self.budget.unweighed.checked_sub(bytes) {
            Some(left) => {
                self.budget.unweighed = left;
                Ok(())
            }
            None => self.weigh(),
        }
    }

    /// Counts a list, tuple or dict with its places for so many items.
    pub(super) fn made_container(&mut self, items: usize) -> Result<(), Raised> {
        self.made(BYTES_A_VALUE + items * size_of::<Value>())
    }

    /// Counts an object: an instance, a function, a generator.
    pub(super) fn made_object(&mut self) -> Result<(), Raised> {
        self.made(BYTES_AN_OBJECT)
    }

    /// Adds up what the program holds.
    #[cold]
    fn weigh(&mut self) -> Result<(), Raised> {
        let limit = self.limits.heap_bytes;
        let held = Census::of(self);
        if held > limit {
            let megabytes = grouped((limit >> 20) as u64);
            return Err(self.limit(format!("the program's values take more than {megabytes} MiB of memory")));
        }
        self.budget.unweighed = (limit - held).max(limit / STRIDE);
        Ok(())
    }
}

/// A walk over all values, without recursion, that sees each once.
#[derive(Default)]
struct Census {
    bytes: usize,
    seen: IndexSet<usize>,
    waiting: Vec<Value>,
}

impl Census {
    fn of(vm: &Vm) -> usize {
        let mut census = Self::default();
        census.waiting.push(Value::Dict(Rc::clone(&vm.main)));
        for (_, module) in vm.modules.names() {
            census.waiting.push(module);
        }
        census.waiting.extend(vm.stack.iter().cloned());
        for frame in vm.frames.iter() {
            census.frame(frame);
        }
        while let Some(value) = census.waiting.pop() {
            census.value(&value);
        }
        census.bytes
    }

    /// Whether a value is met for the first time. One that waits here is held by its owner and by the queue.
    fn is_new<T: ?Sized>(&mut self, shared: &Rc<T>) -> bool {
        Rc::strong_count(shared) <= 2 || self.seen.insert(Rc::as_ptr(shared).addr())
    }

    fn frame(&mut self, frame: &Frame) {
        self.bytes += size_of::<Frame>();
        self.cells(&frame.cells);
        self.waiting.extend(frame.handling.iter().cloned().map(Value::Instance));
        self.waiting.extend(frame.namespace.iter().cloned().map(Value::Dict));
    }

    fn cells(&mut self, cells: &[Rc<CellVariable>]) {
        for cell in cells {
            if Rc::strong_count(cell) == 1 || self.seen.insert(Rc::as_ptr(cell).addr()) {
                self.bytes += BYTES_A_VALUE;
                self.waiting.push(cell.get());
            }
        }
    }

    fn function(&mut self, function: &Function) {
        self.bytes += size_of::<Function>();
        self.cells(&function.closure);
        self.waiting.extend(function.defaults.borrow().iter().cloned());
        self.waiting.extend(function.dict.get().cloned().map(Value::Dict));
    }

    fn items(&mut self, items: &[Value]) {
        self.bytes += size_of_val(items);
        let holders = items.iter().filter(|item| is_counted(item)).cloned();
        self.waiting.extend(holders);
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Str(text) if self.is_new(text) => self.bytes += BYTES_A_VALUE / 2 + text.len(),
            Value::Bytes(bytes) if self.is_new(bytes) => self.bytes += BYTES_A_VALUE / 2 + bytes.len(),
            Value::BigInt(number) if self.is_new(number) => {
                self.bytes += BYTES_A_VALUE + usize::try_from(number.bits() / 8).unwrap_or(usize::MAX);
            }
            // A container that is being changed at this moment is not looked into.
            Value::List(list) if self.is_new(list) => {
                self.bytes += BYTES_A_VALUE;
                if let Some(items) = list.try_borrow() {
                    self.items(&items);
                }
            }
            Value::Tuple(items) if self.is_new(items) => {
                self.bytes += BYTES_A_VALUE;
                self.items(items);
            }
            Value::Dict(dict) if self.is_new(dict) => {
                self.bytes += 4 * BYTES_A_VALUE;
                if let Ok(table) = dict.0.try_borrow() {
                    self.bytes += table.positions() * BYTES_AN_ENTRY;
                    self.waiting
                        .extend(table.iter().flat_map(|entry| [entry.key.clone(), entry.value.clone()]));
                }
            }
            Value::Set(set) if self.is_new(set) => {
                self.bytes += 3 * BYTES_A_VALUE;
                if let Ok(table) = set.table.try_borrow() {
                    self.bytes += table.positions() * BYTES_AN_ENTRY;
                    self.waiting.extend(table.iter().map(|entry| entry.key.clone()));
                }
            }
            Value::Instance(instance) if self.is_new(instance) => {
                self.bytes += 2 * BYTES_A_VALUE;
                let own = instance.existing_dict().into_iter().chain(instance.existing_slots());
                self.waiting.extend(own.cloned().map(Value::Dict));
                self.waiting.extend(instance.underlying().cloned());
                if let Some(Ok(state)) = instance.exception().map(std::cell::RefCell::try_borrow) {
                    self.waiting.extend(state.args.iter().cloned());
                    self.waiting
                        .extend(state.cause.iter().chain(&state.context).cloned().map(Value::Instance));
                }
            }
            Value::Class(class) if self.is_new(class) => {
                self.bytes += 4 * BYTES_A_VALUE + class.ancestors.len() * size_of::<usize>();
                self.waiting.push(Value::Dict(Rc::clone(&class.namespace)));
            }
            Value::Function(function) if self.is_new(function) => self.function(function),
            Value::BoundMethod(method) if self.is_new(method) => {
                self.bytes += 2 * BYTES_A_VALUE;
                self.waiting.extend([method.function.clone(), method.receiver.clone()]);
            }
            Value::Generator(generator) if self.is_new(generator) => {
                self.bytes += BYTES_A_VALUE;
                if let Ok(frame) = generator.frame.try_borrow()
                    && let Some(frame) = &*frame
                {
                    self.frame(frame);
                    self.waiting.extend(generator.values.borrow().iter().cloned());
                }
            }
            Value::Iterator(iterator) if self.is_new(iterator) => {
                self.bytes += 2 * BYTES_A_VALUE;
                if let Ok(state) = iterator.0.try_borrow() {
                    self.iterator(&state);
                }
            }
            Value::Module(module) if self.is_new(module) => {
                self.waiting.push(Value::Dict(Rc::clone(&module.namespace)));
            }
            Value::Property(property) if self.is_new(property) => {
                self.bytes += 3 * BYTES_A_VALUE;
                self.waiting.extend([
                    property.getter.clone(),
                    property.setter.clone(),
                    property.deleter.clone(),
                ]);
            }
            Value::Alias(alias) if self.is_new(alias) => {
                self.bytes += 2 * BYTES_A_VALUE;
                self.items(&alias.arguments);
            }
            Value::Slice(slice) if self.is_new(slice) => {
                self.bytes += 2 * BYTES_A_VALUE;
                self.waiting.extend([slice.start.clone(), slice.stop.clone(), slice.step.clone()]);
            }
            Value::ClassMethod(inner) | Value::StaticMethod(inner) if self.is_new(inner) => {
                self.bytes += BYTES_A_VALUE;
                self.waiting.push((***inner).clone());
            }
            Value::DictView(view) => self.waiting.push(Value::Dict(Rc::clone(&view.dict))),
            Value::Super(proxy) => self.waiting.push(proxy.receiver.clone()),
            _ => {}
        }
    }

    fn iterator(&mut self, state: &IteratorState) {
        match state {
            IteratorState::List { list, .. } | IteratorState::ReversedList { list, .. } => {
                self.waiting.push(Value::List(Rc::clone(list)));
            }
            IteratorState::Tuple { tuple, .. } => self.waiting.push(Value::Tuple(Rc::clone(tuple))),
            IteratorState::Text { text, .. } => self.waiting.push(Value::Str(Rc::clone(text))),
            IteratorState::Dict { dict, .. } => self.waiting.push(Value::Dict(Rc::clone(dict))),
            IteratorState::Items { items } => self.items(items.as_slice()),
            IteratorState::Set { set, items, .. } => {
                self.items(items.as_slice());
                self.waiting.push(Value::Set(Rc::clone(set)));
            }
            IteratorState::Sequence { object, .. } => self.waiting.push(object.clone()),
            IteratorState::Enumerate { inner, .. } => self.waiting.push(inner.clone()),
            IteratorState::Zip { inner, .. } => self.items(inner),
            IteratorState::Map { function, inner } => {
                self.waiting.push(function.clone());
                self.items(inner);
            }
            IteratorState::Filter { function, inner } => {
                self.waiting.extend([function.clone(), inner.clone()]);
            }
            IteratorState::CallUntil { function, sentinel } => {
                self.waiting.extend([function.clone(), sentinel.clone()]);
            }
            IteratorState::Exhausted | IteratorState::Range { .. } | IteratorState::Host { .. } => {}
        }
    }
}

/// Whether a value takes more room than its place in a container.
fn is_counted(value: &Value) -> bool {
    !matches!(
        value,
        Value::Unbound
            | Value::None
            | Value::NotImplemented
            | Value::Ellipsis
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Native(_)
            | Value::Range(_)
            | Value::Host(_)
    )
}
