//! Instructions that a frame executes alone: they move values between its variables and its operands, or compute with
//! small numbers. They run no Python code and cannot fail; where that is not certain, nothing is done, and the
//! machine takes over.

use std::rc::Rc;

use super::budget::Budget;
use super::compare::holds;
use super::frame::Frame;
use super::operators::plain_arithmetic;
use super::types::Types;
use crate::compile::code::{Code, Instruction};
use crate::host::Comparison;
use crate::limits::Limits;
use crate::value::Value;
use crate::value::dict::Dict;

/// What of the machine is within reach of a frame.
pub(super) struct Reach<'a> {
    pub builtins: &'a Dict,
    pub types: &'a Types,
    pub limits: &'a Limits,
    pub budget: &'a mut Budget,
}

impl Frame {
    /// Executes an instruction of its code; false, and nothing done, if it takes the machine.
    #[inline]
    pub(super) fn execute_alone(
        &mut self,
        instruction: &Instruction,
        code: &Code,
        reach: &mut Reach<'_>,
    ) -> bool {
        match *instruction {
            Instruction::Constant(constant) => {
                let Some(value) = code.constants.get(constant as usize) else { return false };
                let value = value.clone();
                self.stack.push(value);
            }
            Instruction::LoadLocal(local) => return self.load_local(local),
            // An object that is loaded for one of its attributes need not be held.
            Instruction::LoadLocalForAttribute(local) => match self.locals.get(local as usize) {
                Some(Value::Instance(instance))
                    if let Some(Instruction::LoadAttribute(name)) = code.instructions.get(self.next)
                        && let Some(name) = code.names.get(*name as usize)
                        && let Some(value) = instance.own_attribute(name) =>
                {
                    self.next += 1;
                    self.stack.push(value);
                }
                _ => return self.load_local(local),
            },
            Instruction::LoadLocalForOperator(local) => match self.locals.get(local as usize) {
                Some(Value::Int(number)) => {
                    let number = *number;
                    if !self.compute_with(number, code) {
                        self.stack.push(Value::Int(number));
                    }
                }
                _ => return self.load_local(local),
            },
            Instruction::LoadLocalForItem(local) => match self.locals.get(local as usize) {
                Some(Value::List(list)) if let Some(item) = self.item_of(list, code) => {
                    self.next += 2;
                    self.stack.push(item);
                }
                _ => return self.load_local(local),
            },
            Instruction::StoreLocal(local) => {
                let (Some(value), Some(slot)) = (self.stack.pop(), self.locals.get_mut(local as usize))
                else {
                    return false;
                };
                slot.put(value);
            }
            Instruction::DeleteLocal(local) => match self.locals.get_mut(local as usize) {
                None | Some(Value::Unbound) => return false,
                Some(slot) => *slot = Value::Unbound,
            },
            Instruction::LoadCell(cell) => {
                match self.cells.get(cell as usize).map_or(Value::Unbound, |cell| cell.get()) {
                    Value::Unbound => return false,
                    value => self.stack.push(value),
                }
            }
            Instruction::StoreCell(cell) => {
                let (Some(value), Some(cell)) = (self.stack.pop(), self.cells.get(cell as usize)) else {
                    return false;
                };
                let old = cell.set(value);
                drop(old);
            }
            Instruction::DeleteCell(cell) => {
                let cell = self.cells.get(cell as usize);
                match cell.map_or(Value::Unbound, |cell| cell.set(Value::Unbound)) {
                    Value::Unbound => return false,
                    old => drop(old),
                }
            }
            Instruction::LoadNameOrCell(pair) => {
                let Some((name, cell)) = code.pairs.get(pair as usize).copied() else { return false };
                let found = self
                    .code
                    .names
                    .get(name as usize)
                    .and_then(|name| self.namespace.as_ref().and_then(|space| space.get_named(name)));
                let value = found.or_else(|| self.cells.get(cell as usize).map(|cell| cell.get()));
                match value {
                    None | Some(Value::Unbound) => return false,
                    Some(value) => self.stack.push(value),
                }
            }
            Instruction::LoadGlobal(name) => {
                let Some(name) = code.names.get(name as usize) else { return false };
                let found = self.globals.get_named(name).or_else(|| reach.builtins.get_named(name));
                let Some(value) = found else { return false };
                self.stack.push(value);
            }
            Instruction::LoadName(name) => {
                let Some(name) = code.names.get(name as usize) else { return false };
                let own = self.namespace.as_ref().and_then(|space| space.get_named(name));
                let found =
                    own.or_else(|| self.globals.get_named(name)).or_else(|| reach.builtins.get_named(name));
                let Some(value) = found else { return false };
                self.stack.push(value);
            }
            Instruction::LoadAttribute(name) => {
                let Some(name) = code.names.get(name as usize) else { return false };
                let Some(Value::Instance(instance)) = self.stack.last() else { return false };
                let Some(value) = instance.own_attribute(name) else { return false };
                if let Some(place) = self.stack.last_mut() {
                    place.put(value);
                }
            }
            Instruction::LoadMethod(name) => {
                let Some(name) = code.names.get(name as usize) else { return false };
                return self.load_method_alone(name, reach);
            }
            Instruction::CallMethod(count) => return self.call_method_alone(count as usize, reach),
            Instruction::Call(count) => return self.call_alone(count as usize, reach),
            Instruction::ListAppend(depth) => return self.append_alone(depth as usize, reach),
            Instruction::StoreAttribute(name) => {
                let Some(name) = code.names.get(name as usize) else { return false };
                let [.., _, Value::Instance(instance)] = self.stack.as_slice() else { return false };
                if !instance.takes_plainly(name) {
                    return false;
                }
                if let (Some(Value::Instance(instance)), Some(value)) = (self.stack.pop(), self.stack.pop()) {
                    instance.dict().set_named(name, value);
                }
            }
            Instruction::LoadItem => return self.load_item_alone(reach),
            Instruction::StoreItem => return self.store_item_alone(reach),
            Instruction::In => return self.contains_alone(true, reach),
            Instruction::NotIn => return self.contains_alone(false, reach),
            Instruction::Binary(operator) | Instruction::InPlace(operator) => {
                let [.., left, right] = self.stack.as_slice() else { return false };
                let Some(number) = plain_arithmetic(operator, left, right) else { return false };
                self.replace_two(number);
            }
            Instruction::Compare(comparison) => {
                let truth = match self.stack.as_slice() {
                    [.., Value::Int(left), Value::Int(right)] => holds(comparison, left.cmp(right)),
                    [.., Value::Str(left), Value::Str(right)]
                        if comparison == Comparison::Equal && Rc::ptr_eq(left, right) =>
                    {
                        true
                    }
                    _ => return false,
                };
                self.replace_two(Value::Bool(truth));
            }
            Instruction::Is | Instruction::IsNot => {
                let [.., left, right] = self.stack.as_slice() else { return false };
                let same = left.is(right);
                self.replace_two(Value::Bool(same == matches!(instruction, Instruction::Is)));
            }
            Instruction::Not => {
                let Some(Value::Bool(truth)) = self.stack.last_mut() else { return false };
                *truth = !*truth;
            }
            Instruction::Jump(target) => {
                if !reach.budget.take_step() {
                    return false;
                }
                self.next = target as usize;
            }
            Instruction::JumpIfFalse(target) => return self.jump_if(false, target),
            Instruction::JumpIfTrue(target) => return self.jump_if(true, target),
            Instruction::ForNext(_) => {
                let Some(Value::Iterator(iterator)) = self.stack.last() else { return false };
                if !reach.budget.take_step() {
                    return false;
                }
                if let Some(Instruction::Unpack(2)) = code.instructions.get(self.next)
                    && let Some((first, second)) = iterator.next_pair()
                {
                    self.next += 1;
                    self.stack.push(second);
                    self.push_or_store(first, code);
                    return true;
                }
                let Some(item) = iterator.next_plain() else { return false };
                self.push_or_store(item, code);
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
            Instruction::Pop => self.discard_top(),
            Instruction::Duplicate => {
                let Some(value) = self.stack.last().cloned() else { return false };
                self.stack.push(value);
            }
            Instruction::DuplicateTwo => {
                let start = self.stack.len().saturating_sub(2);
                self.stack.extend_from_within(start..);
            }
            Instruction::Swap => self.rotate(2),
            Instruction::RotateThree => self.rotate(3),
            Instruction::EndHandling => drop(self.handling.pop()),
            Instruction::MatchMapping => {
                let is_mapping = matches!(self.stack.last(), Some(Value::Dict(_)));
                self.stack.push(Value::Bool(is_mapping));
            }
            _ => return false,
        }
        true
    }

    /// Puts the value of a variable on the stack; false if it has none.
    #[inline]
    fn load_local(&mut self, local: u32) -> bool {
        let value = match self.locals.get(local as usize) {
            None | Some(Value::Unbound) => return false,
            Some(value) => value.clone(),
        };
        self.stack.push(value);
        true
    }

    /// Jumps if the topmost operand is that truth value; false if it is none.
    #[inline]
    fn jump_if(&mut self, wanted: bool, target: u32) -> bool {
        let Some(Value::Bool(truth)) = self.stack.last() else { return false };
        if *truth == wanted {
            self.next = target as usize;
        }
        self.discard_top();
        true
    }

    /// Puts a value in the place of the two topmost operands.
    #[inline]
    pub(super) fn replace_two(&mut self, value: Value) {
        self.discard_top();
        if let Some(place) = self.stack.last_mut() {
            place.put(value);
        }
    }

    #[inline]
    fn discard_top(&mut self) {
        if let Some(top) = self.stack.pop() {
            top.discard();
        }
    }
}
