//! Short ways through the commonest instructions in a row: an integer variable is loaded, a second integer, and both
//! are computed with or compared; a list is loaded and one of its items taken; what was computed becomes a variable.
//! Nothing here can fail: what could is left to the instructions one by one.

use super::compare::holds;
use super::frame::Frame;
use super::operators::integer_arithmetic;
use crate::compile::code::{Code, Instruction};
use crate::value::Value;
use crate::value::list::List;

impl Frame {
    /// Goes on from an integer variable that is being loaded; false if its value has to be put on the stack.
    pub(super) fn compute_with(&mut self, left: i64, code: &Code) -> bool {
        let mut left = left;
        let mut is_computed = false;
        while let Some(right) = self.integer_to_load(code) {
            match code.instructions.get(self.next + 1) {
                Some(Instruction::Binary(operator) | Instruction::InPlace(operator)) => {
                    let Some(number) = integer_arithmetic(*operator, left, right) else { break };
                    left = number;
                    is_computed = true;
                    self.next += 2;
                }
                Some(Instruction::Compare(comparison)) => {
                    self.branch(holds(*comparison, left.cmp(&right)), code);
                    return true;
                }
                _ => break,
            }
        }
        if is_computed {
            self.push_or_store(Value::Int(left), code);
        }
        is_computed
    }

    /// Goes on after a comparison whose right side is loaded next: what asks for its truth need not find it on the
    /// stack.
    fn branch(&mut self, truth: bool, code: &Code) {
        match code.instructions.get(self.next + 2) {
            Some(Instruction::JumpIfFalse(target)) => {
                self.next = if truth { self.next + 3 } else { *target as usize };
            }
            _ => {
                self.stack.push(Value::Bool(truth));
                self.next += 2;
            }
        }
    }

    /// The item of a list that is being loaded, if just that is asked for; the list need not be held then.
    pub(super) fn item_of(&self, list: &List, code: &Code) -> Option<Value> {
        let at = usize::try_from(self.integer_to_load(code)?).ok()?;
        match code.instructions.get(self.next + 1) {
            Some(Instruction::LoadItem) => list.try_borrow()?.get(at).cloned(),
            _ => None,
        }
    }

    /// Puts a value on the stack, or straight into the variable that it is for.
    pub(super) fn push_or_store(&mut self, value: Value, code: &Code) {
        if let Some(Instruction::StoreLocal(local)) = code.instructions.get(self.next)
            && let Some(slot) = self.locals.get_mut(*local as usize)
        {
            self.next += 1;
            slot.put(value);
        } else {
            self.stack.push(value);
        }
    }

    /// The integer that the next instruction loads, a constant or a variable.
    fn integer_to_load(&self, code: &Code) -> Option<i64> {
        let value = match code.instructions.get(self.next)? {
            Instruction::Constant(constant) => code.constants.get(*constant as usize)?,
            Instruction::LoadLocal(local) => self.locals.get(*local as usize)?,
            _ => return None,
        };
        match value {
            Value::Int(number) => Some(*number),
            _ => None,
        }
    }
}
