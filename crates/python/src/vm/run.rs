//! The loop that executes instructions. Calls from Python to Python push a frame and go on in the
//! same loop; only a call out of Rust code starts a loop inside the loop.

use std::rc::Rc;

use super::compare::holds;
use super::frame::Then;
use super::names::store_annotation;
use super::operators::plain_arithmetic;
use crate::compile::code::Instruction;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::slice::Slice;

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
    ($self:ident, $frame:ident) => {
        match $frame.stack.pop() {
            Some(value) => value,
            None => return Err($self.vm.lost_frame()),
        }
    };
}

impl Interpreter<'_> {
    /// Executes the frames from `base` up until that one returns or yields.
    pub(super) fn run_frames(&mut self, base: usize) -> Result<Outcome, Raised> {
        if let Err(limit) = self.vm.enter_run() {
            self.vm.frames.truncate(base);
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
        if let Some(frame) = self.vm.frames.last_mut() {
            frame.stack.push(value);
        }
    }

    pub(super) fn pop(&mut self) -> Value {
        self.vm.frames.last_mut().and_then(|frame| frame.stack.pop()).unwrap_or(Value::None)
    }

    pub(super) fn jump(&mut self, target: u32) {
        if let Some(frame) = self.vm.frames.last_mut() {
            frame.next = target as usize;
        }
    }

    #[allow(clippy::too_many_lines, reason = "one arm an instruction")]
    fn execute(&mut self, base: usize) -> Result<Outcome, Raised> {
        loop {
            let frame = frame!(self);
            let Some(instruction) = frame.code.instructions.get(frame.next).copied() else {
                return Err(self.vm.lost_frame());
            };
            frame.next += 1;
            match instruction {
                Instruction::Statement(statement) => self.statement(statement)?,
                Instruction::Unsupported(constant) => {
                    let what = match frame.code.constants.get(constant as usize) {
                        Some(Value::Str(what)) => what.to_string(),
                        _ => String::new(),
                    };
                    return Err(self.vm.unsupported(what));
                }
                Instruction::Constant(constant) => {
                    let Some(value) = frame.code.constants.get(constant as usize) else {
                        return Err(self.vm.lost_frame());
                    };
                    let value = value.clone();
                    frame.stack.push(value);
                }
                Instruction::LoadLocal(local) => match frame.locals.get(local as usize) {
                    None | Some(Value::Unbound) => return Err(self.unbound_local(local)),
                    // Most often an object is loaded for one of its attributes, and then need not be held.
                    Some(Value::Instance(instance))
                        if let Some(Instruction::LoadAttribute(name)) =
                            frame.code.instructions.get(frame.next)
                            && let Some(name) = frame.code.names.get(*name as usize)
                            && let Some(value) = instance.own_attribute(&name.text, name.hash) =>
                    {
                        frame.next += 1;
                        frame.stack.push(value);
                    }
                    Some(Value::List(list)) if let Some(item) = frame.item_of(list) => {
                        frame.next += 2;
                        frame.stack.push(item);
                    }
                    Some(Value::Int(number)) => {
                        let number = *number;
                        if !frame.compute_with(number) {
                            frame.stack.push(Value::Int(number));
                        }
                    }
                    Some(value) => {
                        let value = value.clone();
                        frame.stack.push(value);
                    }
                },
                Instruction::StoreLocal(local) => {
                    let value = pop!(self, frame);
                    if let Some(slot) = frame.locals.get_mut(local as usize) {
                        *slot = value;
                    }
                }
                Instruction::DeleteLocal(local) => match frame.locals.get_mut(local as usize) {
                    None | Some(Value::Unbound) => return Err(self.unbound_local(local)),
                    Some(slot) => *slot = Value::Unbound,
                },
                Instruction::LoadCell(cell) => {
                    match frame.cells.get(cell as usize).map_or(Value::Unbound, |cell| cell.get()) {
                        Value::Unbound => return Err(self.unbound_cell(cell)),
                        value => frame.stack.push(value),
                    }
                }
                Instruction::StoreCell(cell) => {
                    let value = pop!(self, frame);
                    if let Some(cell) = frame.cells.get(cell as usize) {
                        let old = cell.set(value);
                        drop(old);
                    }
                }
                Instruction::DeleteCell(cell) => {
                    match frame
                        .cells
                        .get(cell as usize)
                        .map_or(Value::Unbound, |cell| cell.set(Value::Unbound))
                    {
                        Value::Unbound => return Err(self.unbound_cell(cell)),
                        old => drop(old),
                    }
                }
                Instruction::LoadNameOrCell { name, cell } => {
                    let found = frame.code.names.get(name as usize).and_then(|name| {
                        frame.namespace.as_ref().and_then(|space| space.get_hashed(&name.text, name.hash))
                    });
                    let value = found
                        .or_else(|| frame.cells.get(cell as usize).map(|cell| cell.get()))
                        .unwrap_or(Value::Unbound);
                    match value {
                        Value::Unbound => return Err(self.unbound_cell(cell)),
                        value => frame.stack.push(value),
                    }
                }
                Instruction::LoadGlobal(name) => {
                    let found = frame.code.names.get(name as usize).and_then(|name| {
                        frame
                            .globals
                            .get_hashed(&name.text, name.hash)
                            .or_else(|| self.vm.builtins.get_hashed(&name.text, name.hash))
                    });
                    match found {
                        Some(value) => frame.stack.push(value),
                        None => return Err(self.undefined(name)),
                    }
                }
                Instruction::LoadName(name) => {
                    let found = frame.code.names.get(name as usize).and_then(|name| {
                        let own = frame.namespace.as_ref();
                        own.and_then(|space| space.get_hashed(&name.text, name.hash))
                            .or_else(|| frame.globals.get_hashed(&name.text, name.hash))
                            .or_else(|| self.vm.builtins.get_hashed(&name.text, name.hash))
                    });
                    match found {
                        Some(value) => frame.stack.push(value),
                        None => return Err(self.undefined(name)),
                    }
                }
                Instruction::StoreGlobal(name) => self.store_global(name)?,
                Instruction::DeleteGlobal(name) => self.delete_global(name)?,
                Instruction::StoreName(name) => {
                    let value = pop!(self, frame);
                    self.store_name(name, value)?;
                }
                Instruction::DeleteName(name) => {
                    let key = frame.code.names.get(name as usize);
                    let removed = match (key, &frame.namespace) {
                        (Some(key), Some(space)) => space.remove_str(&key.text),
                        _ => None,
                    };
                    if removed.is_none() {
                        return Err(self.undefined(name));
                    }
                }
                Instruction::LoadAttribute(name) => {
                    if let Some(Value::Instance(instance)) = frame.stack.last()
                        && let Some(name) = frame.code.names.get(name as usize)
                        && let Some(value) = instance.own_attribute(&name.text, name.hash)
                    {
                        if let Some(place) = frame.stack.last_mut() {
                            *place = value;
                        }
                        continue;
                    }
                    let object = pop!(self, frame);
                    let name = self.vm.name(name);
                    if self.start_property(&object, &name)? {
                        continue;
                    }
                    let value = self.get_attribute_hashed(&object, &name.text, name.hash)?;
                    drop(object);
                    self.push(value);
                }
                Instruction::StoreAttribute(name) => {
                    let object = pop!(self, frame);
                    let value = pop!(self, frame);
                    let name = self.vm.name(name);
                    self.set_attribute_named(&object, &name, value)?;
                }
                Instruction::DeleteAttribute(name) => {
                    let object = pop!(self, frame);
                    let name = self.vm.name(name);
                    self.delete_attribute(&object, &name.text)?;
                }
                Instruction::LoadItem => {
                    let index = pop!(self, frame);
                    let container = pop!(self, frame);
                    let value = self.get_item(&container, &index)?;
                    if matches!(index, Value::Slice(_)) {
                        self.vm.spend_on_made(&value)?;
                    }
                    self.push(value);
                }
                Instruction::StoreItem => {
                    let index = pop!(self, frame);
                    let container = pop!(self, frame);
                    let value = pop!(self, frame);
                    self.set_item(&container, &index, value)?;
                }
                Instruction::DeleteItem => {
                    let index = pop!(self, frame);
                    let container = pop!(self, frame);
                    self.delete_item(&container, &index)?;
                }
                Instruction::Slice(parts) => {
                    let step = if parts == 3 { self.pop() } else { Value::None };
                    let (stop, start) = (self.pop(), self.pop());
                    self.push(Value::Slice(Rc::new(Slice { start, stop, step })));
                }
                Instruction::Binary(operator) => {
                    let right = pop!(self, frame);
                    let left = pop!(self, frame);
                    match plain_arithmetic(operator, &left, &right) {
                        Some(number) => frame.stack.push(number),
                        None => {
                            let value = self.binary(operator, &left, &right)?;
                            drop((left, right));
                            self.push(value);
                        }
                    }
                }
                Instruction::InPlace(operator) => {
                    let right = pop!(self, frame);
                    let left = pop!(self, frame);
                    match plain_arithmetic(operator, &left, &right) {
                        Some(number) => frame.stack.push(number),
                        None => {
                            let value = self.in_place(operator, left, &right)?;
                            self.push(value);
                        }
                    }
                }
                Instruction::Unary(operator) => {
                    let operand = pop!(self, frame);
                    let value = self.unary(operator, &operand)?;
                    self.push(value);
                }
                Instruction::Not => {
                    let operand = pop!(self, frame);
                    let truth = self.truth(&operand)?;
                    self.push(Value::Bool(!truth));
                }
                Instruction::Compare(comparison) => {
                    let right = pop!(self, frame);
                    let left = pop!(self, frame);
                    if let (Value::Int(a), Value::Int(b)) = (&left, &right) {
                        frame.stack.push(Value::Bool(holds(comparison, a.cmp(b))));
                    } else {
                        let value = self.compare(comparison, &left, &right)?;
                        drop((left, right));
                        self.push(value);
                    }
                }
                Instruction::Is | Instruction::IsNot => {
                    let right = pop!(self, frame);
                    let left = pop!(self, frame);
                    let same = left.is(&right);
                    frame.stack.push(Value::Bool(same == matches!(instruction, Instruction::Is)));
                }
                Instruction::In | Instruction::NotIn => {
                    let container = pop!(self, frame);
                    let item = pop!(self, frame);
                    let found = self.contains(&container, &item)?;
                    self.push(Value::Bool(found == matches!(instruction, Instruction::In)));
                }
                Instruction::Jump(target) => {
                    frame.next = target as usize;
                    self.vm.spend(1)?;
                }
                Instruction::JumpIfFalse(target) => {
                    let value = pop!(self, frame);
                    if let Value::Bool(truth) = value {
                        if !truth {
                            frame.next = target as usize;
                        }
                    } else if !self.truth(&value)? {
                        self.jump(target);
                    }
                }
                Instruction::JumpIfTrue(target) => {
                    let value = pop!(self, frame);
                    if self.truth(&value)? {
                        self.jump(target);
                    }
                }
                Instruction::JumpIfFalseOrPop(target) | Instruction::JumpIfTrueOrPop(target) => {
                    let value = pop!(self, frame);
                    let wanted = matches!(instruction, Instruction::JumpIfTrueOrPop(_));
                    if self.truth(&value)? == wanted {
                        self.push(value);
                        self.jump(target);
                    }
                }
                Instruction::Iterate => {
                    let value = pop!(self, frame);
                    let iterator = self.iterator(&value)?;
                    drop(value);
                    self.push(iterator);
                }
                Instruction::ForNext(exhausted) => {
                    if let Some(Value::Iterator(iterator)) = frame.stack.last()
                        && let Some(item) = iterator.next_plain()
                    {
                        frame.push_or_store(item);
                        self.vm.spend(1)?;
                        continue;
                    }
                    let Some(iterator) = frame.stack.last().cloned() else {
                        return Err(self.vm.lost_frame());
                    };
                    if let Value::Generator(generator) = &iterator {
                        if self.resume(generator, Value::None, Then::ForNext { exhausted })? {
                            continue;
                        }
                    } else if let Some(item) = self.next(&iterator)? {
                        self.push(item);
                        continue;
                    }
                    drop(iterator);
                    drop(self.pop());
                    self.jump(exhausted);
                }
                Instruction::YieldFromNext(exhausted) => {
                    let sent = self.pop();
                    self.delegate(sent, exhausted)?;
                }
                Instruction::BuildList(count) => {
                    let items = frame.take(count as usize);
                    frame.stack.push(Value::list(items));
                    self.vm.made_container(count as usize)?;
                }
                Instruction::BuildTuple(count) => {
                    let items = frame.take(count as usize);
                    frame.stack.push(Value::tuple(items));
                    self.vm.made_container(count as usize)?;
                }
                Instruction::BuildSet(count) => {
                    let items = frame.take(count as usize);
                    let set = self.set_of(items, false)?;
                    self.push(set);
                }
                Instruction::BuildDict => {
                    frame.stack.push(Value::Dict(Rc::default()));
                    self.vm.made_container(0)?;
                }
                Instruction::BuildString(count) => {
                    let pieces = frame.take(count as usize);
                    let text = match pieces.as_slice() {
                        [Value::Str(only)] => Rc::clone(only),
                        pieces => pieces.iter().filter_map(Value::as_str).collect::<String>().into(),
                    };
                    self.vm.check_text(text.len())?;
                    self.vm.spend_on_made_text(text.len())?;
                    self.push(Value::Str(text));
                }
                Instruction::FormatValue { conversion, has_specification } => {
                    let specification = if has_specification { self.pop() } else { Value::None };
                    let value = self.pop();
                    self.vm.spend_on_given(&value)?;
                    let text = self.format_value(&value, conversion, &specification)?;
                    self.push(Value::Str(text));
                }
                Instruction::ListAppend(depth) => {
                    let item = pop!(self, frame);
                    if let Some(Value::List(list)) = frame.below(depth as usize) {
                        list.borrow_mut().push(item);
                        let length = list.len();
                        self.vm.check_items(length)?;
                    }
                }
                Instruction::SetAdd(depth) => {
                    let item = pop!(self, frame);
                    if let Some(Value::Set(set)) = frame.below(depth as usize).cloned() {
                        self.set_add(&set, item)?;
                    }
                }
                Instruction::DictAdd(depth) => {
                    let value = pop!(self, frame);
                    let key = pop!(self, frame);
                    if let Some(Value::Dict(dict)) = frame.below(depth as usize).cloned() {
                        self.dict_set(&dict, key, value)?;
                    }
                }
                Instruction::ListExtend => {
                    let value = pop!(self, frame);
                    if let Some(Value::List(list)) = frame.stack.last().cloned() {
                        self.extend_starred(&list, &value)?;
                    }
                }
                Instruction::ArgumentsExtend => {
                    let value = pop!(self, frame);
                    if let Some(Value::List(list)) = frame.stack.last().cloned() {
                        self.extend_arguments(&list, &value)?;
                    }
                }
                Instruction::SetExtend => {
                    let value = pop!(self, frame);
                    if let Some(Value::Set(set)) = frame.stack.last().cloned() {
                        for item in self.collect(&value)? {
                            self.set_add(&set, item)?;
                        }
                    }
                }
                Instruction::DictExtend => {
                    let value = pop!(self, frame);
                    if let Some(Value::Dict(dict)) = frame.stack.last().cloned() {
                        self.dict_update_mapping(&dict, &value)?;
                    }
                }
                Instruction::KeywordsExtend => {
                    let value = pop!(self, frame);
                    if let Some(Value::Dict(dict)) = frame.stack.last().cloned() {
                        self.keywords_extend(&dict, &value)?;
                    }
                }
                Instruction::ListToTuple => {
                    if let Some(Value::List(list)) = frame.stack.pop() {
                        let items = list.borrow().clone();
                        self.push(Value::tuple(items));
                    }
                }
                Instruction::Unpack(count) => {
                    let value = pop!(self, frame);
                    self.unpack(&value, count as usize)?;
                }
                Instruction::UnpackStarred { before, after } => {
                    let value = pop!(self, frame);
                    self.unpack_starred(&value, usize::from(before), usize::from(after))?;
                }
                Instruction::Pop => drop(frame.stack.pop()),
                Instruction::Duplicate => {
                    let value = frame.stack.last().cloned().unwrap_or(Value::None);
                    frame.stack.push(value);
                }
                Instruction::DuplicateTwo => {
                    let start = frame.stack.len().saturating_sub(2);
                    frame.stack.extend_from_within(start..);
                }
                Instruction::Swap => frame.rotate(2),
                Instruction::RotateThree => frame.rotate(3),
                Instruction::LoadMethod(name) => {
                    let object = pop!(self, frame);
                    let name = self.vm.name(name);
                    self.load_method(object, &name)?;
                }
                Instruction::CallMethod(count) => {
                    let count = count as usize;
                    let receiver = frame.stack.len().saturating_sub(count + 1);
                    let is_bound = !matches!(frame.stack.get(receiver), Some(Value::Unbound));
                    if !is_bound {
                        frame.stack.remove(receiver);
                    }
                    self.call_positional(count + usize::from(is_bound))?;
                }
                Instruction::Call(count) => self.call_positional(count as usize)?,
                Instruction::CallKeywords { positional, keywords } => {
                    self.call_keywords(usize::from(positional), keywords)?;
                }
                Instruction::CallSpread => {
                    let keywords = self.pop();
                    let positional = self.pop();
                    let callable = self.pop();
                    let arguments = self.spread_arguments(&positional, &keywords)?;
                    drop((positional, keywords));
                    self.invoke(callable, arguments, Then::Push)?;
                }
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
                    let value = self.pop();
                    if let Some(outcome) = self.yield_from_frame(value)? {
                        return Ok(outcome);
                    }
                }
                Instruction::Raise(operands) => return Err(self.raise_statement(operands)),
                Instruction::Reraise => {
                    let exception = frame.handling.pop();
                    self.vm.reraising = true;
                    return Err(exception.map_or_else(|| self.vm.lost_frame(), Raised::Exception));
                }
                Instruction::LoadException => {
                    let exception = frame.handling.last().cloned();
                    frame.stack.push(exception.map_or(Value::None, Value::Instance));
                }
                Instruction::MatchException => {
                    let class = pop!(self, frame);
                    let matches = self.match_exception(&class)?;
                    self.push(Value::Bool(matches));
                }
                Instruction::EndHandling => drop(frame.handling.pop()),
                Instruction::RaiseAssertion(has_message) => {
                    let args = if has_message { vec![self.pop()] } else { Vec::new() };
                    let class = Rc::clone(&self.vm.types.assertion_error);
                    return Err(Raised::Exception(self.vm.new_exception(&class, args)));
                }
                Instruction::WithEnter => self.with_enter()?,
                Instruction::WithExit => {
                    let exit = self.pop();
                    self.with_exit(&exit, None)?;
                }
                Instruction::WithExcept => {
                    let exception = frame.handling.last().cloned();
                    let exit = self.pop();
                    let swallowed = self.with_exit(&exit, exception.as_ref())?;
                    self.push(Value::Bool(swallowed));
                }
                Instruction::Import(name) => {
                    let name = self.vm.name(name);
                    let module = self.import(&name.text)?;
                    self.push(module);
                }
                Instruction::ImportFrom { module, name } => {
                    let (module, name) = (self.vm.name(module), self.vm.name(name));
                    if let Some(value) = self.import_from(&module.text, &name.text)? {
                        self.push(value);
                    }
                }
                Instruction::ImportStar(module) => {
                    let module = self.vm.name(module);
                    self.import_star(&module.text)?;
                }
                Instruction::SetUpAnnotations => {
                    if let Some(space) = &frame.namespace {
                        space.set_str("__annotations__", Value::Dict(Rc::default()));
                    }
                }
                Instruction::StoreAnnotation(name) => {
                    let annotation = pop!(self, frame);
                    let space = frame.namespace.as_ref().unwrap_or(&frame.globals);
                    if let Some(name) = frame.code.names.get(name as usize) {
                        store_annotation(space, name, annotation);
                    }
                }
                Instruction::MatchSequence { length, starred } => {
                    let matches = self.match_sequence(usize::from(length), starred)?;
                    self.push(Value::Bool(matches));
                }
                Instruction::MatchMapping => {
                    let is_mapping = matches!(frame.stack.last(), Some(Value::Dict(_)));
                    frame.stack.push(Value::Bool(is_mapping));
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
    fn statement(&mut self, statement: u32) -> Result<(), Raised> {
        if !self.vm.abandoned.borrow().is_empty() {
            self.close_abandoned()?;
        }
        let frame = frame!(self);
        frame.statement = statement;
        if frame.code.source.is_library {
            return self.vm.spend(1);
        }
        let place = frame.code.statements.get(statement as usize).copied().unwrap_or_default();
        if self.vm.statements_left == 0 {
            let count = super::grouped(self.vm.limits.statements);
            return Err(self.vm.limit(format!("more than {count} statements were executed")));
        }
        self.vm.statements_left -= 1;
        let depth = self.vm.depth();
        self.host.before_statement(self.vm, place, depth)
    }
}
