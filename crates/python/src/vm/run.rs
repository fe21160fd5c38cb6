//! The loop that executes instructions: those that take a frame alone are in [`super::alone`], and what the others do
//! is in the file of their subject. Calls from Python to Python push a frame and go on in the same loop; only a call
//! out of Rust code starts a loop inside the loop.

use std::rc::Rc;

use super::Vm;
use super::alone::Reach;
use super::direct::Calls;
use crate::compile::code::{Code, Instruction};
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;

/// How a frame that Rust code waits for came to an end, for now or for good.
pub(crate) enum Outcome {
    Returned(Value),
    Yielded(Value),
}

/// Ends a borrow of the top frame early: the frame that is executing always exists.
macro_rules! frame {
    ($self:ident) => {
        match $self.vm.frames.last_mut() {
            Some(frame) => frame,
            None => return Err($self.vm.lost_frame()),
        }
    };
}

/// Takes an operand. Leaving on an empty stack, which cannot happen, lets the value move as a whole.
macro_rules! pop {
    ($self:ident) => {
        match $self.vm.stack.pop() {
            Some(value) => value,
            None => return Err($self.vm.lost_frame()),
        }
    };
}

/// A name of the code that is executing.
macro_rules! name {
    ($self:ident, $code:ident, $slot:expr) => {
        match $code.names.get($slot as usize) {
            Some(name) => name,
            None => return Err($self.vm.lost_frame()),
        }
    };
}

impl Interpreter<'_> {
    /// Executes the frames from `base` up until that one returns or yields.
    pub(super) fn run_frames(&mut self, base: usize) -> Result<Outcome, Raised> {
        if let Err(limit) = self.vm.enter_run() {
            self.drop_frames(base);
            return Err(limit);
        }
        let result = loop {
            match self.execute(base) {
                Ok(outcome) => break Ok(outcome),
                Err(raised) => {
                    if let Err(raised) = self.unwind(raised, base) {
                        break Err(raised);
                    }
                }
            }
        };
        self.vm.leave_run();
        result
    }

    pub(super) fn push(&mut self, value: Value) {
        self.vm.stack.push(value);
    }

    pub(super) fn pop(&mut self) -> Value {
        self.vm.stack.pop().unwrap_or(Value::None)
    }

    pub(super) fn jump(&mut self, target: u32) {
        if let Some(frame) = self.vm.frames.last_mut() {
            frame.next = target as usize;
        }
    }

    #[allow(clippy::too_many_lines, reason = "one arm an instruction")]
    fn execute(&mut self, base: usize) -> Result<Outcome, Raised> {
        let mut code = Rc::clone(&frame!(self).code);
        loop {
            let Vm {
                frames,
                stack,
                builtins,
                types,
                limits,
                budget,
                abandoned,
                special,
                recursion_limit,
                ..
            } = &mut *self.vm;
            let reach = Reach {
                builtins,
                types,
                limits,
                budget,
                abandoned,
                special,
                recursion_limit: *recursion_limit,
                host: &mut *self.host,
                depth: 0,
            };
            let Some(instruction) = (Calls { frames, stack, reach }).run(&mut code) else {
                return Err(self.vm.lost_frame());
            };
            match instruction {
                Instruction::Statement(statement) => {
                    frame!(self).statement = statement;
                    self.statement(&code, statement)?;
                }
                Instruction::Unsupported(constant) => return Err(self.refused(constant)),
                // What a frame does alone it leaves only if something is missing that cannot be.
                Instruction::Constant(_)
                | Instruction::StoreLocal(_)
                | Instruction::Is
                | Instruction::IsNot
                | Instruction::Pop
                | Instruction::Duplicate
                | Instruction::DuplicateTwo
                | Instruction::Swap
                | Instruction::RotateThree
                | Instruction::MatchMapping
                | Instruction::EndHandling => return Err(self.vm.lost_frame()),
                Instruction::LoadLocal(local)
                | Instruction::LoadLocalForAttribute(local)
                | Instruction::LoadLocalForMethod(local)
                | Instruction::LoadLocalForStore(local)
                | Instruction::LoadLocalForUpdate(local)
                | Instruction::LoadLocalForOperator(local)
                | Instruction::LoadLocalForItem(local)
                | Instruction::DeleteLocal(local) => {
                    return Err(self.unbound_local(local));
                }
                Instruction::LoadCell(cell)
                | Instruction::StoreCell(cell)
                | Instruction::DeleteCell(cell) => return Err(self.unbound_cell(cell)),
                Instruction::LoadNameOrCell(pair) => {
                    let (_, cell) = code.pairs.get(pair as usize).copied().unwrap_or_default();
                    return Err(self.unbound_cell(cell));
                }
                Instruction::LoadGlobal(name) | Instruction::LoadName(name) => {
                    return Err(self.undefined(name));
                }
                Instruction::StoreGlobal(name) => self.store_global(name)?,
                Instruction::DeleteGlobal(name) => self.delete_global(name)?,
                Instruction::StoreName(name) => self.store_name(name)?,
                Instruction::DeleteName(name) => self.delete_name(name)?,
                Instruction::LoadAttribute(name) => {
                    let object = pop!(self);
                    let name = name!(self, code, name);
                    self.load_attribute(object, name)?;
                }
                Instruction::StoreAttribute(name) => {
                    let object = pop!(self);
                    let value = pop!(self);
                    let name = name!(self, code, name);
                    self.set_attribute_named(&object, name, value)?;
                }
                Instruction::DeleteAttribute(name) => {
                    let object = pop!(self);
                    let name = name!(self, code, name);
                    self.delete_attribute(&object, &name.text)?;
                }
                Instruction::LoadItem => {
                    let index = pop!(self);
                    let container = pop!(self);
                    let value = self.get_item(&container, &index)?;
                    if matches!(index, Value::Slice(_)) {
                        self.vm.spend_on_made(&value)?;
                    }
                    self.push(value);
                }
                Instruction::StoreItem => {
                    let index = pop!(self);
                    let container = pop!(self);
                    let value = pop!(self);
                    self.set_item(&container, &index, value)?;
                }
                Instruction::DeleteItem => {
                    let index = pop!(self);
                    let container = pop!(self);
                    self.delete_item(&container, &index)?;
                }
                Instruction::Slice(parts) => self.build_slice(parts),
                Instruction::Binary(operator) => {
                    let right = pop!(self);
                    let left = pop!(self);
                    let value = self.binary(operator, &left, &right)?;
                    drop((left, right));
                    self.push(value);
                }
                Instruction::InPlace(operator) => {
                    let right = pop!(self);
                    let left = pop!(self);
                    let value = self.in_place(operator, left, &right)?;
                    self.push(value);
                }
                Instruction::Unary(operator) => {
                    let operand = pop!(self);
                    let value = self.unary(operator, &operand)?;
                    self.push(value);
                }
                Instruction::Not => {
                    let operand = pop!(self);
                    let truth = self.truth(&operand)?;
                    self.push(Value::Bool(!truth));
                }
                Instruction::Compare(comparison) => {
                    let right = pop!(self);
                    let left = pop!(self);
                    let value = self.compare(comparison, &left, &right)?;
                    drop((left, right));
                    self.push(value);
                }
                Instruction::In | Instruction::NotIn => {
                    let container = pop!(self);
                    let item = pop!(self);
                    let found = self.contains(&container, &item)?;
                    self.push(Value::Bool(found == matches!(instruction, Instruction::In)));
                }
                Instruction::Jump(target) => {
                    self.jump(target);
                    self.vm.spend(1)?;
                }
                Instruction::JumpIfFalse(target) => {
                    let value = pop!(self);
                    if !self.truth(&value)? {
                        self.jump(target);
                    }
                }
                Instruction::JumpIfTrue(target) => {
                    let value = pop!(self);
                    if self.truth(&value)? {
                        self.jump(target);
                    }
                }
                Instruction::JumpIfFalseOrPop(target) | Instruction::JumpIfTrueOrPop(target) => {
                    let value = pop!(self);
                    let wanted = matches!(instruction, Instruction::JumpIfTrueOrPop(_));
                    if self.truth(&value)? == wanted {
                        self.push(value);
                        self.jump(target);
                    }
                }
                Instruction::Iterate => {
                    let value = pop!(self);
                    let iterator = self.iterator(&value)?;
                    drop(value);
                    self.push(iterator);
                }
                Instruction::ForNext(exhausted) => self.for_next(exhausted)?,
                Instruction::YieldFromNext(exhausted) => {
                    let sent = self.pop();
                    self.delegate(sent, exhausted)?;
                }
                Instruction::BuildList(count) => {
                    let items = self.vm.stack.take(count as usize);
                    self.vm.stack.push(Value::list(items));
                    self.vm.made_container(count as usize)?;
                }
                Instruction::BuildTuple(count) => {
                    let items = self.vm.stack.take(count as usize);
                    self.vm.stack.push(Value::tuple(items));
                    self.vm.made_container(count as usize)?;
                }
                Instruction::BuildSet(count) => {
                    let items = self.vm.stack.take(count as usize);
                    let set = self.set_of(items, false)?;
                    self.push(set);
                }
                Instruction::BuildDict => {
                    self.vm.stack.push(Value::Dict(Rc::default()));
                    self.vm.made_container(0)?;
                }
                Instruction::BuildString(count) => self.build_string(count as usize)?,
                Instruction::FormatValue { conversion, has_specification } => {
                    self.build_formatted(conversion, has_specification)?;
                }
                Instruction::ListAppend(depth) => self.list_append(depth as usize)?,
                Instruction::SetAdd(depth) => self.set_add_below(depth as usize)?,
                Instruction::DictAdd(depth) => self.dict_add_below(depth as usize)?,
                Instruction::ListExtend => self.list_extend()?,
                Instruction::ArgumentsExtend => self.arguments_extend()?,
                Instruction::SetExtend => self.set_extend()?,
                Instruction::DictExtend => self.dict_extend()?,
                Instruction::KeywordsExtend => self.keywords_extend()?,
                Instruction::ListToTuple => self.list_to_tuple(),
                Instruction::Unpack(count) => {
                    let value = pop!(self);
                    self.unpack(&value, count as usize)?;
                }
                Instruction::UnpackStarred { before, after } => {
                    let value = pop!(self);
                    self.unpack_starred(&value, usize::from(before), usize::from(after))?;
                }
                Instruction::LoadMethod(name) => {
                    let object = pop!(self);
                    let name = name!(self, code, name);
                    self.load_method(object, name)?;
                }
                Instruction::CallMethod(count) => {
                    let count = count as usize;
                    let stack = &mut self.vm.stack;
                    let receiver = stack.len().saturating_sub(count + 1);
                    let is_bound = !matches!(stack.get(receiver), Some(Value::Unbound));
                    if !is_bound {
                        stack.remove(receiver);
                    }
                    self.call_positional(count + usize::from(is_bound))?;
                }
                Instruction::Call(count) => self.call_positional(count as usize)?,
                Instruction::CallKeywords { positional, keywords } => {
                    self.call_keywords(usize::from(positional), keywords)?;
                }
                Instruction::CallSpread => self.call_spread()?,
                Instruction::MakeFunction { code, flags } => self.make_function(code, flags)?,
                Instruction::BuildClass(code) => self.start_class(code)?,
                Instruction::Return => {
                    let value = self.pop();
                    if let Some(outcome) = self.return_from_frame(value)? {
                        debug_assert_eq!(self.vm.frames.len(), base);
                        return Ok(outcome);
                    }
                }
                Instruction::Yield | Instruction::YieldDelegated => {
                    let value = pop!(self);
                    if let Some(outcome) = self.yield_from_frame(value)? {
                        return Ok(outcome);
                    }
                }
                Instruction::Raise(operands) => return Err(self.raise_statement(operands)),
                Instruction::Reraise => return Err(self.reraise()),
                Instruction::LoadException => {
                    let exception = frame!(self).handling.last().cloned();
                    self.vm.stack.push(exception.map_or(Value::None, Value::Instance));
                }
                Instruction::MatchException => {
                    let class = pop!(self);
                    let matches = self.match_exception(&class)?;
                    self.push(Value::Bool(matches));
                }
                Instruction::RaiseAssertion(has_message) => return Err(self.raise_assertion(has_message)),
                Instruction::WithEnter => self.with_enter()?,
                Instruction::WithExit => {
                    let exit = pop!(self);
                    self.with_exit(&exit, None)?;
                }
                Instruction::WithExcept => {
                    let exception = frame!(self).handling.last().cloned();
                    let exit = pop!(self);
                    let swallowed = self.with_exit(&exit, exception.as_ref())?;
                    self.push(Value::Bool(swallowed));
                }
                Instruction::Import(name) => {
                    let name = name!(self, code, name);
                    if let Some(module) = self.import_or_put_off(&name.text)? {
                        self.push(module);
                    }
                }
                Instruction::ImportFrom(pair) => {
                    let (module, name) = code.pairs.get(pair as usize).copied().unwrap_or_default();
                    let (module, name) = (name!(self, code, module), name!(self, code, name));
                    if let Some(value) = self.import_from(&module.text, &name.text)? {
                        self.push(value);
                    }
                }
                Instruction::ImportStar(module) => {
                    let module = name!(self, code, module);
                    self.import_star(&module.text)?;
                }
                Instruction::SetUpAnnotations => self.set_up_annotations(),
                Instruction::StoreAnnotation(name) => self.store_annotation(name),
                Instruction::MatchSequence { length, starred } => {
                    let matches = self.match_sequence(usize::from(length), starred)?;
                    self.push(Value::Bool(matches));
                }
                Instruction::MatchKeys => self.match_keys()?,
                Instruction::MatchRest => self.match_rest()?,
                Instruction::MatchClass { positional, keywords } => {
                    self.match_class(usize::from(positional), keywords)?;
                }
            }
        }
    }

    /// Announces a statement: fuel first, then the host.
    fn statement(&mut self, code: &Code, statement: u32) -> Result<(), Raised> {
        if !self.vm.abandoned.borrow().is_empty() {
            self.close_abandoned()?;
        }
        if code.source.is_library {
            return self.vm.spend(1);
        }
        if !self.vm.budget.take_statement() {
            let count = super::grouped(self.vm.limits.statements);
            return Err(self.vm.limit(format!("more than {count} statements were executed")));
        }
        let depth = self.vm.depth();
        if depth == 0 && self.host.is_unsettled() {
            self.host.between_statements(self.vm)?;
        }
        self.host.before_statement((code.first_statement + statement) as usize, depth);
        Ok(())
    }
}
