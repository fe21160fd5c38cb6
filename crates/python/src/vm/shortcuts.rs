//! Short ways through the commonest instructions in a row: an integer variable is loaded, a second integer, and both
//! are computed with or compared; a list is loaded and one of its items taken; what was computed becomes a variable.
//! Nothing here can fail: what could is left to the instructions one by one.

use super::compare::holds;
use super::frame::Frame;
use super::operators::plain_arithmetic;
use crate::compile::code::Instruction;
use crate::value::Value;
use crate::value::list::List;

impl Frame {
    /// Goes on from an integer variable that is being loaded; false if its value has to be put on the stack.
    pub(super) fn compute_with(&mut self, left: i64) -> bool {
        let Some(right) = self.integer_to_load() else { return false };
        let instructions = &self.code.instructions;
        match instructions.get(self.next + 1) {
            Some(Instruction::Binary(operator) | Instruction::InPlace(operator)) => {
                let number = plain_arithmetic(*operator, &Value::Int(left), &Value::Int(right));
                let Some(number) = number else { return false };
                self.next += 2;
                self.push_or_store(number);
            }
            Some(Instruction::Compare(comparison)) => {
                let truth = holds(*comparison, left.cmp(&right));
                match instructions.get(self.next + 2) {
                    Some(Instruction::JumpIfFalse(target)) => {
                        self.next = if truth { self.next + 3 } else { *target as usize };
                    }
                    _ => {
                        self.stack.push(Value::Bool(truth));
                        self.next += 2;
                    }
                }
            }
            _ => return false,
        }
        true
    }

    /// The item of a list that is being loaded, if just that is asked for; the list need not be held then.
    pub(super) fn item_of(&self, list: &List) -> Option<Value> {
        let at = usize::try_from(self.integer_to_load()?).ok()?;
        match self.code.instructions.get(self.next + 1) {
            Some(Instruction::LoadItem) => list.try_borrow()?.get(at).cloned(),
            _ => None,
        }
    }

    /// Puts a value on the stack, or straight into the variable that it is for.
    pub(super) fn push_or_store(&mut self, value: Value) {
        if let Some(Instruction::StoreLocal(local)) = self.code.instructions.get(self.next)
            && let Some(slot) = self.locals.get_mut(*local as usize)
        {
            self.next += 1;
            *slot = value;
        } else {
            self.stack.push(value);
        }
    }

    /// The integer that the next instruction loads, a constant or a variable.
    fn integer_to_load(&self) -> Option<i64> {
        let value = match self.code.instructions.get(self.next)? {
            Instruction::Constant(constant) => self.code.constants.get(*constant as usize)?,
            Instruction::LoadLocal(local) => self.locals.get(*local as usize)?,
            _ => return None,
        };
        match value {
            Value::Int(number) => Some(*number),
            _ => None,
        }
    }
}
