//! Displays, comprehensions and f-strings: containers and texts that are built of what lies on the stack.

use std::rc::Rc;

use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::list::List;
use crate::value::set::Set;
use crate::value::slice::Slice;
use crate::vm::Vm;

impl Interpreter<'_> {
    pub(super) fn build_slice(&mut self, parts: u32) {
        let step = if parts == 3 { self.pop() } else { Value::None };
        let (stop, start) = (self.pop(), self.pop());
        self.push(Value::Slice(Rc::new(Slice { start, stop, step })));
    }

    /// An f-string of so many pieces: texts, and integers as they are.
    pub(super) fn build_string(&mut self, count: usize) -> Result<(), Raised> {
        let Vm { stack, text: room, .. } = &mut *self.vm;
        let at = stack.len().saturating_sub(count);
        let text: Rc<str> = match stack.get(at..).unwrap_or_default() {
            [Value::Str(only)] => Rc::clone(only),
            pieces => {
                room.clear();
                for piece in pieces {
                    match piece {
                        Value::Str(piece) => room.push_str(piece),
                        Value::Int(number) => room.push_str(itoa::Buffer::new().format(*number)),
                        _ => {}
                    }
                }
                Rc::from(room.as_str())
            }
        };
        stack.truncate(at);
        self.vm.check_text(text.len())?;
        self.vm.spend_on_made_text(text.len())?;
        self.push(Value::Str(text));
        Ok(())
    }

    /// A value in an f-string.
    pub(super) fn build_formatted(&mut self, conversion: u8, has_specification: bool) -> Result<(), Raised> {
        let specification = if has_specification { self.pop() } else { Value::None };
        let value = self.pop();
        self.vm.spend_on_given(&value)?;
        let text = self.format_value(&value, conversion, &specification)?;
        self.push(Value::Str(text));
        Ok(())
    }

    /// Appends the topmost operand to a list further down.
    pub(super) fn list_append(&mut self, depth: usize) -> Result<(), Raised> {
        let Some(item) = self.vm.stack.pop() else { return Err(self.vm.lost_frame()) };
        let Some(Value::List(list)) = self.vm.stack.below(depth) else { return Err(self.vm.lost_frame()) };
        let length = {
            let mut items = list.borrow_mut();
            items.push(item);
            items.len()
        };
        self.vm.check_items(length)
    }

    pub(super) fn set_add_below(&mut self, depth: usize) -> Result<(), Raised> {
        let item = self.pop();
        let set = self.set_below(depth)?;
        self.set_add(&set, item).map(drop)
    }

    pub(super) fn dict_add_below(&mut self, depth: usize) -> Result<(), Raised> {
        let value = self.pop();
        let key = self.pop();
        let dict = self.dict_below(depth)?;
        self.dict_set(&dict, key, value)
    }

    /// `[*x]`
    pub(super) fn list_extend(&mut self) -> Result<(), Raised> {
        let value = self.pop();
        let list = self.list_below(1)?;
        self.extend_starred(&list, &value)
    }

    /// `f(*x)`
    pub(super) fn arguments_extend(&mut self) -> Result<(), Raised> {
        let value = self.pop();
        let list = self.list_below(1)?;
        self.extend_arguments(&list, &value)
    }

    /// `{*x}`
    pub(super) fn set_extend(&mut self) -> Result<(), Raised> {
        let value = self.pop();
        let set = self.set_below(1)?;
        for item in self.collect(&value)? {
            self.set_add(&set, item)?;
        }
        Ok(())
    }

    /// `{**x}`
    pub(super) fn dict_extend(&mut self) -> Result<(), Raised> {
        let value = self.pop();
        let dict = self.dict_below(1)?;
        self.dict_update_mapping(&dict, &value)
    }

    /// `f(**x)`
    pub(super) fn keywords_extend(&mut self) -> Result<(), Raised> {
        let value = self.pop();
        let dict = self.dict_below(1)?;
        self.extend_keywords(&dict, &value)
    }

    pub(super) fn list_to_tuple(&mut self) {
        if let Value::List(list) = self.pop() {
            let items = list.borrow().clone();
            self.push(Value::tuple(items));
        }
    }

    fn list_below(&self, depth: usize) -> Result<Rc<List>, Raised> {
        match self.vm.stack.below(depth) {
            Some(Value::List(list)) => Ok(Rc::clone(list)),
            _ => Err(self.vm.lost_frame()),
        }
    }

    fn set_below(&self, depth: usize) -> Result<Rc<Set>, Raised> {
        match self.vm.stack.below(depth) {
            Some(Value::Set(set)) => Ok(Rc::clone(set)),
            _ => Err(self.vm.lost_frame()),
        }
    }

    fn dict_below(&self, depth: usize) -> Result<Rc<Dict>, Raised> {
        match self.vm.stack.below(depth) {
            Some(Value::Dict(dict)) => Ok(Rc::clone(dict)),
            _ => Err(self.vm.lost_frame()),
        }
    }
}
