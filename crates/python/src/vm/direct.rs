//! Calls that go the shortest way, from one frame to the next in the same loop: the arguments of a function of the
//! program become the callee's variables where they lie on the stack, and what it returns goes where it was called.
//! False, and nothing done, where there is more to a call than that: complaints about arguments, `*args`, generators.

mod generators;
mod specials;

use std::rc::Rc;

use super::alone::{Alone, Reach};
use super::frame::{Frame, Then};
use super::frames::Frames;
use super::stack::Stack;
use crate::compile::code::{Code, Instruction, Name};
use crate::value::Value;
use crate::value::class::{Class, Layout};
use crate::value::function::Function;
use crate::value::instance::Instance;

pub(super) use generators::RESUMING;

/// What classes are asked for when they are called, their instances read and built-in functions called with them.
pub(super) struct SpecialNames {
    pub new: Name,
    pub init: Name,
    pub getattr: Name,
    pub getitem: Name,
    pub iter: Name,
    pub len: Name,
}

impl Default for SpecialNames {
    fn default() -> Self {
        let name = |text: &str| Name::new(text.into());
        Self {
            new: name("__new__"),
            init: name("__init__"),
            getattr: name("__getattr__"),
            getitem: name("__getitem__"),
            iter: name("__iter__"),
            len: name("__len__"),
        }
    }
}

/// The calls in progress, with their values: what goes on without the machine.
pub(super) struct Calls<'a> {
    pub frames: &'a mut Frames,
    pub stack: &'a mut Stack,
    pub reach: Reach<'a>,
}

impl Calls<'_> {
    /// Executes the instructions that come next, whatever calls they begin and end, up to one that takes the machine;
    /// `None` if there is none. `code` is that of the innermost call.
    #[inline(always)]
    pub(super) fn run(&mut self, code: &mut Rc<Code>) -> Option<Instruction> {
        loop {
            self.reach.depth = self.frames.len().saturating_sub(1);
            let frame = self.frames.last_mut()?;
            // Held beside the frame, so that the frame can change while an instruction is looked at in its place.
            if !Rc::ptr_eq(code, &frame.code) {
                *code = Rc::clone(&frame.code);
            }
            let base = frame.base;
            let instruction = Alone { frame, stack: self.stack, base }.run(code, &mut self.reach)?;
            let goes_on = match *instruction {
                Instruction::Call(count) => self.call_directly(count as usize, &[]),
                Instruction::CallMethod(count) => self.call_method_directly(count as usize),
                Instruction::CallKeywords { positional, keywords } => {
                    match code.constants.get(keywords as usize) {
                        Some(Value::Tuple(names)) => {
                            self.call_directly(usize::from(positional) + names.len(), names)
                        }
                        _ => false,
                    }
                }
                Instruction::Return => self.return_directly(),
                Instruction::ForNext(exhausted) => self.resume_directly(exhausted),
                Instruction::Yield => self.yield_directly(),
                Instruction::LoadItem => self.load_item_directly(),
                Instruction::Iterate => self.iterate_directly(),
                Instruction::LoadAttribute(name) => {
                    code.names.get(name as usize).is_some_and(|name| self.load_property_directly(name))
                }
                _ => false,
            };
            if !goes_on {
                return Some(*instruction);
            }
        }
    }

    /// Calls with so many arguments on the stack, the callable below them; the last of them are named by the keywords.
    #[inline]
    fn call_directly(&mut self, count: usize, keywords: &[Value]) -> bool {
        let Some(at) = self.stack.len().checked_sub(count + 1) else { return false };
        match self.stack.get(at) {
            Some(Value::Function(function)) => {
                let function = Rc::clone(function);
                self.begin(&function, at + 1, at, keywords, 1).is_some()
            }
            Some(Value::Class(class)) => {
                let class = Rc::clone(class);
                self.construct_directly(&class, at, keywords)
            }
            Some(Value::Native(native)) if count == 1 && native.name == "len" => self.length_directly(at),
            _ => false,
        }
    }

    /// Calls what `LoadMethod` found.
    #[inline]
    fn call_method_directly(&mut self, count: usize) -> bool {
        match self.stack.below(count + 2) {
            Some(Value::Function(_)) if !matches!(self.stack.below(count + 1), Some(Value::Unbound)) => {
                self.call_directly(count + 1, &[])
            }
            _ => false,
        }
    }

    /// Begins a call of a function whose arguments lie on the stack from `base` up, so many levels deeper than its
    /// caller; its value goes to `bottom`.
    #[inline]
    pub(super) fn begin(
        &mut self,
        function: &Function,
        base: usize,
        bottom: usize,
        keywords: &[Value],
        levels: u32,
    ) -> Option<&mut Frame> {
        let level = self.frames.last()?.level + levels;
        let is_too_deep =
            level > self.reach.recursion_limit || self.frames.len() > self.reach.limits.recursion;
        let code = &function.code;
        if !code.is_plain || is_too_deep {
            return None;
        }
        let parameters = &code.parameters;
        let is_exact = keywords.is_empty()
            && self.stack.len() == base + parameters.positional
            && parameters.keyword_only == 0;
        if !is_exact && !bind_in_place(function, base, self.stack, keywords) {
            return None;
        }
        self.frames.begin(function, self.stack, base, bottom, level)
    }

    /// Makes an instance of a class whose `__init__` is a function of the program, and calls that.
    fn construct_directly(&mut self, class: &Rc<Class>, at: usize, keywords: &[Value]) -> bool {
        let special = self.reach.special;
        let is_plain = class.layout == Layout::Object
            && class.construct.is_none()
            && class.metaclass.is_none()
            && !class.has_host_duty()
            && matches!(class.lookup_named(&special.new),
                Some(Value::Native(native)) if native.name == "object.__new__");
        if !is_plain {
            return false;
        }
        let Some(init) = class.method_named(&special.init) else { return false };
        if !self.reach.budget.makes_object() {
            return false;
        }
        // The instance goes where the class lies: it is the first argument.
        let instance = Rc::new(Instance::new(Rc::clone(class)));
        // The call of the class is a level by itself.
        let Some(frame) = self.begin(&init, at, at, keywords, 2) else { return false };
        frame.then = Then::Construct(Rc::clone(&instance));
        if let Some(place) = self.stack.get_mut(at) {
            *place = Value::Instance(instance);
        }
        true
    }

    /// Returns from the top frame to the caller that waits for its value.
    #[inline]
    fn return_directly(&mut self) -> bool {
        let Some(callee) = self.frames.last() else { return false };
        if callee.generator.is_some() {
            return false;
        }
        let bottom = callee.bottom;
        let is_expected = match (&callee.then, self.stack.last()) {
            (Then::Push, _)
            | (Then::Length, Some(Value::Int(0..)))
            | (Then::Iterator, Some(Value::Iterator(_) | Value::Generator(_))) => true,
            (Then::Construct(instance), Some(Value::None)) => {
                let instance = Value::Instance(Rc::clone(instance));
                self.stack.discard_top();
                self.stack.push(instance);
                true
            }
            _ => false,
        };
        if !is_expected {
            return false;
        }
        let Some((value, below)) = self.stack.split_last_mut() else { return false };
        if let Some(place) = below.get_mut(bottom) {
            std::mem::swap(place, value);
        }
        self.stack.discard_from(bottom + 1);
        self.frames.end();
        true
    }
}

/// Completes the arguments of a function that has no `*args` and no `**kwargs`, where they lie on the stack; false, and
/// nothing done, if they are not just what it takes.
fn bind_in_place(function: &Function, base: usize, stack: &mut Stack, keywords: &[Value]) -> bool {
    let parameters = &function.code.parameters;
    let all = parameters.positional + parameters.keyword_only;
    let Some(given) = stack.len().checked_sub(base + keywords.len()) else { return false };
    if given > parameters.positional {
        return false;
    }
    if given == all && keywords.is_empty() {
        return true;
    }
    let names = &function.code.locals;
    let defaults = function.defaults.borrow();
    let keyword_defaults = function.keyword_defaults.borrow();
    let first_default = parameters.positional.saturating_sub(defaults.len());
    // Above the arguments that are named, in the order of the parameters; they are taken out from below then.
    let named = base + given;
    let mut used = 0;
    for (at, parameter) in names.iter().enumerate().take(all).skip(given) {
        let is_it = |name: &Value| matches!(name, Value::Str(name) if Rc::ptr_eq(name, parameter) || name == parameter);
        let keyword = keywords.iter().position(is_it).filter(|_| at >= parameters.positional_only);
        if let Some(keyword) = keyword {
            stack.push_copy_at(named + keyword);
            used += 1;
            continue;
        }
        let default = if at < parameters.positional {
            at.checked_sub(first_default).and_then(|at| defaults.get(at))
        } else {
            keyword_defaults.iter().find(|(known, _)| known == parameter).map(|(_, default)| default)
        };
        match default {
            Some(default) => default.push_copy(stack),
            None => break,
        }
    }
    let is_bound = stack.len() == named + keywords.len() + all - given && used == keywords.len();
    if is_bound {
        stack.drain(named..named + keywords.len());
    } else {
        stack.truncate(named + keywords.len());
    }
    is_bound
}
