//! Short ways through the commonest instructions in a row: an integer variable is loaded, a second integer, and both
//! are computed with or compared; a list is loaded and one of its items taken; what was computed becomes a variable.
//! Nothing here can fail: what could is left to the instructions one by one.

use super::Alone;
use crate::compile::code::{Code, Instruction};
use crate::value::Value;
use crate::value::instance::Instance;
use crate::value::list::List;
use crate::vm::compare::holds;
use crate::vm::operators::integer_arithmetic;

impl Alone<'_> {
    /// Goes on from an integer variable that is being loaded, with the instructions from `next` on; gives the one
    /// after those that were executed, or `None` if the value has to be put on the stack.
    pub(super) fn compute_with(&mut self, left: i64, next: usize, code: &Code) -> Option<usize> {
        let (mut left, start, mut next) = (left, next, next);
        while let Some(right) = self.integer_to_load(next, code) {
            match code.instructions.get(next + 1) {
                Some(Instruction::Binary(operator) | Instruction::InPlace(operator)) => {
                    let Some(number) = integer_arithmetic(*operator, left, right) else { break };
                    left = number;
                    next += 2;
                }
                Some(Instruction::Compare(comparison)) => {
                    return Some(self.branch(holds(*comparison, left.cmp(&right)), next + 2, code));
                }
                _ => break,
            }
        }
        (next > start).then(|| self.push_or_store(Value::Int(left), next, code))
    }

    /// Goes on after a comparison: what asks for its truth need not find it on the stack.
    fn branch(&mut self, truth: bool, next: usize, code: &Code) -> usize {
        match code.instructions.get(next) {
            Some(Instruction::JumpIfFalse(target)) => {
                if truth {
                    next + 1
                } else {
                    *target as usize
                }
            }
            _ => {
                self.stack.push(Value::Bool(truth));
                next
            }
        }
    }

    /// The item of a list that is being loaded, if just that is asked for; the list need not be held then.
    pub(super) fn item_of(&self, list: &List, next: usize, code: &Code) -> Option<Value> {
        let at = usize::try_from(self.integer_to_load(next, code)?).ok()?;
        match code.instructions.get(next + 1) {
            Some(Instruction::LoadItem) => list.try_borrow()?.get(at).cloned(),
            _ => None,
        }
    }

    /// `object.name += operand`, from the instruction that duplicates the object on; false, and nothing done, unless
    /// both are integers and the attribute is one of the object's own.
    pub(super) fn update_attribute(&self, instance: &Instance, next: usize, code: &Code) -> bool {
        let Some([_, Instruction::LoadAttribute(name), _, Instruction::InPlace(operator), ..]) =
            code.instructions.get(next..)
        else {
            return false;
        };
        let Some(name) = code.names.get(*name as usize) else { return false };
        let Some(right) = self.integer_to_load(next + 2, code) else { return false };
        instance.update_plainly(name, |left| integer_arithmetic(*operator, left, right))
    }

    /// Puts a value on the stack, or straight into the variable that the next instruction stores it in; gives the
    /// instruction that comes then.
    #[inline]
    pub(super) fn push_or_store(&mut self, value: Value, next: usize, code: &Code) -> usize {
        if let Some(Instruction::StoreLocal(local)) = code.instructions.get(next)
            && let Some(slot) = self.local_mut(*local)
        {
            slot.put(value);
            next + 1
        } else {
            self.stack.push(value);
            next
        }
    }

    /// The integer that an instruction loads, a constant or a variable.
    #[inline]
    fn integer_to_load(&self, at: usize, code: &Code) -> Option<i64> {
        let value = match code.instructions.get(at)? {
            Instruction::Constant(constant) => code.constants.get(*constant as usize)?,
            Instruction::LoadLocal(local) => self.local(*local)?,
            _ => return None,
        };
        match value {
            Value::Int(number) => Some(*number),
            _ => None,
        }
    }
}
