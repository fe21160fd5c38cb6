//! Instructions that a frame executes alone: they move values between its variables and its operands, or compute with
//! small numbers. They run no Python code and cannot fail; where that is not certain, nothing is done, and the
//! machine takes over.

mod calls;
mod items;
mod shortcuts;

use std::cell::RefCell;
use std::rc::Rc;

use super::budget::Budget;
use super::compare::holds;
use super::direct::SpecialNames;
use super::frame::{Frame, Suspended};
use super::operators::{float_arithmetic, integer_arithmetic};
use super::stack::Stack;
use super::types::Types;
use crate::compile::code::{Code, Instruction};
use crate::host::{Comparison, Host};
use crate::limits::Limits;
use crate::value::Value;
use crate::value::dict::Dict;

/// What of the machine is within reach of a frame.
pub(super) struct Reach<'a> {
    pub builtins: &'a Dict,
    pub types: &'a Types,
    pub limits: &'a Limits,
    pub budget: &'a mut Budget,
    pub abandoned: &'a RefCell<Vec<Suspended>>,
    pub host: &'a mut dyn Host,
    pub special: &'a SpecialNames,
    pub recursion_limit: u32,
    /// How many calls the frame is inside.
    pub depth: usize,
}

/// A call in progress with its values: what it works on alone.
pub(super) struct Alone<'a> {
    pub frame: &'a mut Frame,
    pub stack: &'a mut Stack,
    /// Where its variables begin on the stack.
    pub base: usize,
}

impl Alone<'_> {
    /// Executes the instructions that come next, up to one that takes the machine; `None` if there is none.
    #[inline(always)]
    pub(super) fn run<'c>(&mut self, code: &'c Code, reach: &mut Reach<'_>) -> Option<&'c Instruction> {
        // Beside the frame, so that it can stay in a register from one instruction to the next.
        let mut next = self.frame.next;
        let instructions = code.instructions.as_slice();
        let instruction = loop {
            let Some(instruction) = instructions.get(next) else { break None };
            next += 1;
            // Every second or third one, so that the processor does well to expect it before all others.
            if let Instruction::Statement(statement) = *instruction {
                if self.begin_statement(statement, code, reach) {
                    continue;
                }
                break Some(instruction);
            }
            if !self.execute_alone(instruction, &mut next, code, reach) {
                break Some(instruction);
            }
        };
        self.frame.next = next;
        instruction
    }

    /// Executes an instruction of its code; false, and nothing done, if it takes the machine.
    #[inline(always)]
    fn execute_alone(
        &mut self,
        instruction: &Instruction,
        next: &mut usize,
        code: &Code,
        reach: &mut Reach<'_>,
    ) -> bool {
        match *instruction {
            Instruction::Constant(constant) => {
                let Some(value) = code.constants.get(constant as usize) else { return false };
                value.push_copy(self.stack);
            }
            Instruction::LoadLocal(local) => return self.load_local(local),
            // An object that is loaded for one of its attributes need not be held.
            Instruction::LoadLocalForAttribute(local) => {
                let at = self.base + local as usize;
                let Some((place, below)) = self.stack.push_place() else { return false };
                if let Some(Value::Instance(instance)) = below.get(at)
                    && let Some(Instruction::LoadAttribute(name)) = code.instructions.get(*next)
                    && let Some(name) = code.names.get(*name as usize)
                    && instance.copy_attribute(name, place)
                {
                    *next += 1;
                    return true;
                }
                self.stack.discard_top();
                return self.stack.push_copy_at(at);
            }
            Instruction::LoadLocalForMethod(local) => {
                let at = self.base + local as usize;
                if let Some(Instruction::LoadMethod(name)) = code.instructions.get(*next)
                    && let Some(name) = code.names.get(*name as usize)
                    && let Some(method) = self.method_of(at, name, reach)
                {
                    *next += 1;
                    self.stack.push(method);
                }
                return self.stack.push_copy_at(at);
            }
            Instruction::LoadLocalForStore(local) => match (self.local(local), self.stack.last()) {
                (Some(Value::Instance(instance)), Some(value))
                    if let Some(Instruction::StoreAttribute(name)) = code.instructions.get(*next)
                        && let Some(name) = code.names.get(*name as usize)
                        && instance.set_plainly(name, value) =>
                {
                    *next += 1;
                    self.stack.discard_top();
                }
                _ => return self.load_local(local),
            },
            Instruction::LoadLocalForUpdate(local) => match self.local(local) {
                Some(Value::Instance(instance)) if self.update_attribute(instance, *next, code) => *next += 6,
                _ => return self.load_local(local),
            },
            Instruction::LoadLocalForOperator(local) => match self.local(local) {
                Some(Value::Int(number)) => {
                    let number = *number;
                    match self.compute_with(number, *next, code) {
                        Some(after) => *next = after,
                        None => self.stack.push(Value::Int(number)),
                    }
                }
                _ => return self.load_local(local),
            },
            Instruction::LoadLocalForItem(local) => match self.local(local) {
                Some(Value::List(list)) if let Some(item) = self.item_of(list, *next, code) => {
                    *next += 2;
                    self.stack.push(item);
                }
                _ => return self.load_local(local),
            },
            Instruction::StoreLocal(local) => {
                let at = self.base + local as usize;
                let Some((top, below)) = self.stack.split_last_mut() else { return false };
                let Some(slot) = below.get_mut(at) else { return false };
                std::mem::swap(slot, top);
                self.stack.discard_top();
            }
            Instruction::DeleteLocal(local) => match self.local_mut(local) {
                None | Some(Value::Unbound) => return false,
                Some(slot) => *slot = Value::Unbound,
            },
            Instruction::LoadCell(cell) => {
                match self.frame.cells.get(cell as usize).map_or(Value::Unbound, |cell| cell.get()) {
                    Value::Unbound => return false,
                    value => self.stack.push(value),
                }
            }
            Instruction::StoreCell(cell) => {
                let (Some(value), Some(cell)) = (self.stack.pop(), self.frame.cells.get(cell as usize))
                else {
                    return false;
                };
                let old = cell.set(value);
                drop(old);
            }
            Instruction::DeleteCell(cell) => {
                let cell = self.frame.cells.get(cell as usize);
                match cell.map_or(Value::Unbound, |cell| cell.set(Value::Unbound)) {
                    Value::Unbound => return false,
                    old => drop(old),
                }
            }
            Instruction::LoadNameOrCell(pair) => {
                let Some((name, cell)) = code.pairs.get(pair as usize).copied() else { return false };
                let found = code
                    .names
                    .get(name as usize)
                    .and_then(|name| self.frame.namespace.as_ref().and_then(|space| space.get_named(name)));
                let value = found.or_else(|| self.frame.cells.get(cell as usize).map(|cell| cell.get()));
                match value {
                    None | Some(Value::Unbound) => return false,
                    Some(value) => self.stack.push(value),
                }
            }
            Instruction::LoadGlobal(name) => {
                let Some(name) = code.names.get(name as usize) else { return false };
                return self.frame.globals.push_named(name, self.stack)
                    || reach.builtins.push_named(name, self.stack);
            }
            Instruction::LoadName(name) => {
                let Some(name) = code.names.get(name as usize) else { return false };
                let own = self.frame.namespace.as_ref().and_then(|space| space.get_named(name));
                let found = own
                    .or_else(|| self.frame.globals.get_named(name))
                    .or_else(|| reach.builtins.get_named(name));
                let Some(value) = found else { return false };
                self.stack.push(value);
            }
            Instruction::LoadAttribute(name) => {
                let Some(name) = code.names.get(name as usize) else { return false };
                let Some(place) = self.stack.last_mut() else { return false };
                let Value::Instance(instance) = place else { return false };
                let instance = Rc::clone(instance);
                return instance.copy_attribute(name, place);
            }
            Instruction::LoadMethod(name) => {
                let Some(name) = code.names.get(name as usize) else { return false };
                return self.load_method_alone(name, reach);
            }
            Instruction::CallMethod(count) => return self.call_method_alone(count as usize, reach),
            // A function of the program takes a frame of its own.
            Instruction::Call(count) => {
                let count = count as usize;
                return !matches!(self.stack.below(count + 1), Some(Value::Function(_)))
                    && self.call_alone(count, reach);
            }
            Instruction::ListAppend(depth) => return self.append_alone(depth as usize, reach),
            Instruction::StoreAttribute(name) => {
                let Some(name) = code.names.get(name as usize) else { return false };
                let [.., value, Value::Instance(instance)] = self.stack.as_slice() else { return false };
                if !instance.set_plainly(name, value) {
                    return false;
                }
                self.stack.discard_top();
                self.stack.discard_top();
            }
            Instruction::LoadItem => return self.load_item_alone(reach),
            Instruction::StoreItem => return self.store_item_alone(reach),
            Instruction::In => return self.contains_alone(true, reach),
            Instruction::NotIn => return self.contains_alone(false, reach),
            Instruction::Binary(operator) | Instruction::InPlace(operator) => {
                match self.stack.as_mut_slice() {
                    [.., Value::Int(left), Value::Int(right)] => {
                        let Some(number) = integer_arithmetic(operator, *left, *right) else { return false };
                        *left = number;
                    }
                    [.., Value::Float(left), Value::Float(right)] => {
                        let Some(number) = float_arithmetic(operator, *left, *right) else { return false };
                        *left = number;
                    }
                    _ => return false,
                }
                std::mem::forget(self.stack.pop());
            }
            Instruction::Compare(comparison) => {
                match self.stack.as_mut_slice() {
                    [.., left @ Value::Int(_), Value::Int(right)] => {
                        let Value::Int(number) = left else { return false };
                        let truth = holds(comparison, (*number).cmp(right));
                        std::mem::forget(std::mem::replace(left, Value::Bool(truth)));
                    }
                    [.., Value::Str(left), Value::Str(right)]
                        if comparison == Comparison::Equal && Rc::ptr_eq(left, right) =>
                    {
                        self.stack.replace_two(Value::Bool(true));
                        return true;
                    }
                    _ => return false,
                }
                std::mem::forget(self.stack.pop());
            }
            Instruction::Is | Instruction::IsNot => {
                let [.., left, right] = self.stack.as_slice() else { return false };
                let same = left.is(right);
                self.stack.replace_two(Value::Bool(same == matches!(instruction, Instruction::Is)));
            }
            Instruction::Not => {
                let Some(Value::Bool(truth)) = self.stack.last_mut() else { return false };
                *truth = !*truth;
            }
            Instruction::Jump(target) => {
                if !reach.budget.take_step() {
                    return false;
                }
                *next = target as usize;
            }
            Instruction::JumpIfFalse(target) => match self.take_truth() {
                Some(truth) if !truth => *next = target as usize,
                found => return found.is_some(),
            },
            Instruction::JumpIfTrue(target) => match self.take_truth() {
                Some(true) => *next = target as usize,
                found => return found.is_some(),
            },
            Instruction::ForNext(_) => {
                let Some(Value::Iterator(iterator)) = self.stack.last() else { return false };
                if !reach.budget.take_step() {
                    return false;
                }
                if let Some(number) = iterator.next_number() {
                    *next = self.push_or_store(Value::Int(number), *next, code);
                    return true;
                }
                if let Some(Instruction::Unpack(2)) = code.instructions.get(*next)
                    && let Some((first, second)) = iterator.next_pair()
                {
                    self.stack.push(second);
                    *next = self.push_or_store(first, *next + 1, code);
                    return true;
                }
                let Some(item) = iterator.next_plain() else { return false };
                *next = self.push_or_store(item, *next, code);
            }
            Instruction::Unpack(count) => {
                let Some(Value::Tuple(items)) = self.stack.last() else { return false };
                if items.len() != count as usize {
                    return false;
                }
                if let Some(Value::Tuple(items)) = self.stack.pop() {
                    self.stack.extend(items.iter().rev().cloned());
                }
            }
            Instruction::FormatValue { conversion: 0, has_specification: false } => {
                // `BuildString` writes these as they are.
                return matches!(self.stack.last(), Some(Value::Str(_) | Value::Int(_)));
            }
            Instruction::Pop => self.stack.discard_top(),
            Instruction::Duplicate => {
                self.stack.push(Value::None);
                let [.., value, place] = self.stack.as_mut_slice() else { return false };
                place.set_copy_of(value);
            }
            Instruction::DuplicateTwo => {
                let start = self.stack.len().saturating_sub(2);
                self.stack.extend_from_within(start..);
            }
            // `object.name += value` leaves its operands the other way round.
            Instruction::Swap => match self.stack.as_slice() {
                [.., Value::Instance(instance), value]
                    if let Some(Instruction::StoreAttribute(name)) = code.instructions.get(*next)
                        && let Some(name) = code.names.get(*name as usize)
                        && instance.set_plainly(name, value) =>
                {
                    *next += 1;
                    self.stack.discard_top();
                    self.stack.discard_top();
                }
                _ => self.stack.rotate(2),
            },
            Instruction::RotateThree => self.stack.rotate(3),
            Instruction::EndHandling => drop(self.frame.handling.pop()),
            Instruction::MatchMapping => {
                let is_mapping = matches!(self.stack.last(), Some(Value::Dict(_)));
                self.stack.push(Value::Bool(is_mapping));
            }
            // Named, every one of them, so that no other number needs to be looked out for.
            Instruction::Statement(_)
            | Instruction::Unsupported(_)
            | Instruction::StoreGlobal(_)
            | Instruction::DeleteGlobal(_)
            | Instruction::StoreName(_)
            | Instruction::DeleteName(_)
            | Instruction::DeleteAttribute(_)
            | Instruction::DeleteItem
            | Instruction::Slice(_)
            | Instruction::Unary(_)
            | Instruction::JumpIfFalseOrPop(_)
            | Instruction::JumpIfTrueOrPop(_)
            | Instruction::Iterate
            | Instruction::YieldFromNext(_)
            | Instruction::YieldDelegated
            | Instruction::BuildList(_)
            | Instruction::BuildTuple(_)
            | Instruction::BuildSet(_)
            | Instruction::BuildDict
            | Instruction::BuildString(_)
            | Instruction::FormatValue { .. }
            | Instruction::SetAdd(_)
            | Instruction::DictAdd(_)
            | Instruction::ListExtend
            | Instruction::ArgumentsExtend
            | Instruction::SetExtend
            | Instruction::DictExtend
            | Instruction::KeywordsExtend
            | Instruction::ListToTuple
            | Instruction::UnpackStarred { .. }
            | Instruction::CallKeywords { .. }
            | Instruction::CallSpread
            | Instruction::MakeFunction { .. }
            | Instruction::BuildClass(_)
            | Instruction::Return
            | Instruction::Yield
            | Instruction::Raise(_)
            | Instruction::Reraise
            | Instruction::LoadException
            | Instruction::MatchException
            | Instruction::RaiseAssertion(_)
            | Instruction::WithEnter
            | Instruction::WithExit
            | Instruction::WithExcept
            | Instruction::Import(_)
            | Instruction::ImportFrom(_)
            | Instruction::ImportStar(_)
            | Instruction::SetUpAnnotations
            | Instruction::StoreAnnotation(_)
            | Instruction::MatchSequence { .. }
            | Instruction::MatchKeys
            | Instruction::MatchClass { .. }
            | Instruction::MatchRest => return false,
        }
        true
    }

    /// Announces a statement; false where something comes before that.
    #[inline]
    fn begin_statement(&mut self, statement: u32, code: &Code, reach: &mut Reach<'_>) -> bool {
        if !reach.abandoned.borrow().is_empty() {
            return false;
        }
        if code.source.is_library {
            return reach.budget.take_step();
        }
        if reach.depth == 0 && reach.host.is_unsettled() || !reach.budget.take_statement() {
            return false;
        }
        self.frame.statement = statement;
        reach.host.before_statement((code.first_statement + statement) as usize, reach.depth);
        true
    }

    /// The value of a variable.
    #[inline]
    pub(super) fn local(&self, local: u32) -> Option<&Value> {
        self.stack.get(self.base + local as usize)
    }

    #[inline]
    pub(super) fn local_mut(&mut self, local: u32) -> Option<&mut Value> {
        self.stack.get_mut(self.base + local as usize)
    }

    /// Puts the value of a variable on the stack; false if it has none.
    #[inline]
    fn load_local(&mut self, local: u32) -> bool {
        self.stack.push_copy_at(self.base + local as usize)
    }

    /// Takes a truth value off the stack; nothing else.
    #[inline]
    fn take_truth(&mut self) -> Option<bool> {
        let Some(Value::Bool(truth)) = self.stack.last() else { return None };
        let truth = *truth;
        self.stack.discard_top();
        Some(truth)
    }
}
