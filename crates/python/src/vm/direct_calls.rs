//! Calls that go the shortest way: the arguments of a function of the program become the callee's
//! variables where they lie on the stack, and what it returns goes where it was called. False, and nothing
//! done, where there is more to a call than that: complaints about arguments, `*args`, generators.

use std::rc::Rc;

use super::Vm;
use super::frame::Then;
use super::stack::Stack;
use crate::compile::code::Name;
use crate::value::Value;
use crate::value::class::{Class, Layout};
use crate::value::function::Function;
use crate::value::instance::Instance;

/// What classes are asked for when they are called and their instances read.
pub(super) struct SpecialNames {
    new: Name,
    init: Name,
    pub getattr: Name,
}

impl Default for SpecialNames {
    fn default() -> Self {
        let name = |text: &str| Name::new(text.into());
        Self { new: name("__new__"), init: name("__init__"), getattr: name("__getattr__") }
    }
}

impl Vm {
    /// Calls with so many arguments on the stack, the callable below them; the last of them are named by the keywords.
    #[inline]
    pub(super) fn call_directly(&mut self, count: usize, keywords: &[Value]) -> bool {
        let Some(at) = self.stack.len().checked_sub(count + 1) else { return false };
        match self.stack.get(at) {
            Some(Value::Function(_)) => self.call_function(at, keywords),
            Some(Value::Class(class)) => {
                let class = Rc::clone(class);
                self.construct_directly(&class, at, keywords)
            }
            _ => false,
        }
    }

    /// Calls the function at a place of the stack with the arguments above it.
    #[inline]
    fn call_function(&mut self, at: usize, keywords: &[Value]) -> bool {
        let Some(Value::Function(function)) = self.stack.get(at) else { return false };
        let nested = self.frames.len();
        let level = self.level();
        if !function.code.is_plain || level >= self.recursion_limit || nested > self.limits.recursion {
            return false;
        }
        let base = at + 1;
        let parameters = &function.code.parameters;
        let is_exact = keywords.is_empty()
            && self.stack.len() - base == parameters.positional
            && parameters.keyword_only == 0;
        let Some(frame) = self.frames.begin(function) else { return false };
        if !is_exact {
            let function = Rc::clone(function);
            if !bind_in_place(&function, base, &mut self.stack, keywords) {
                self.frames.end();
                return false;
            }
        }
        (frame.base, frame.bottom, frame.level) = (base, at, level + 1);
        self.stack.make_variables(base, frame.code.locals.len());
        if !frame.code.cells.is_empty() {
            let Some(Value::Function(function)) = self.stack.get(at) else { return false };
            let function = Rc::clone(function);
            frame.set_up_cells(&function, &mut self.stack);
        }
        true
    }

    /// Makes an instance of a class whose `__init__` is a function of the program, and calls that.
    fn construct_directly(&mut self, class: &Rc<Class>, at: usize, keywords: &[Value]) -> bool {
        let is_plain = class.layout == Layout::Object
            && class.construct.is_none()
            && class.metaclass.is_none()
            && !class.has_host_duty()
            && matches!(class.lookup_named(&self.special.new),
                Some(Value::Native(native)) if native.name == "object.__new__");
        if !is_plain {
            return false;
        }
        let Some(init) = class.method_named(&self.special.init) else { return false };
        let nested = self.frames.len();
        let level = self.level();
        // The call of the class is a level by itself.
        let is_too_deep = level + 1 >= self.recursion_limit || nested > self.limits.recursion;
        if !init.code.is_plain
            || is_too_deep
            || !self.budget.makes_object()
            // The instance goes where the class lies: it is the first argument.
            || !bind_in_place(&init, at, &mut self.stack, keywords)
        {
            return false;
        }
        let instance = Rc::new(Instance::new(Rc::clone(class)));
        if let Some(place) = self.stack.get_mut(at) {
            *place = Value::Instance(Rc::clone(&instance));
        }
        let Some(frame) = self.frames.begin(&init) else { return false };
        (frame.base, frame.bottom, frame.level) = (at, at, level + 2);
        frame.then = Then::Construct(instance);
        self.stack.make_variables(at, init.code.locals.len());
        if !init.code.cells.is_empty() {
            frame.set_up_cells(&init, &mut self.stack);
        }
        true
    }

    /// Returns from the top frame to the caller that waits for its value.
    #[inline]
    pub(super) fn return_directly(&mut self) -> bool {
        let Some(callee) = self.frames.last() else { return false };
        if callee.generator.is_some() {
            return false;
        }
        let bottom = callee.bottom;
        match &callee.then {
            Then::Push => {
                let Some((value, below)) = self.stack.split_last_mut() else { return false };
                if let Some(place) = below.get_mut(bottom) {
                    std::mem::swap(place, value);
                }
                self.stack.discard_from(bottom + 1);
            }
            Then::Construct(instance) => {
                if !matches!(self.stack.last(), Some(Value::None)) {
                    return false;
                }
                let instance = Value::Instance(Rc::clone(instance));
                self.stack.discard_from(bottom);
                self.stack.push(instance);
            }
            _ => return false,
        }
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
    if given == all {
        return keywords.is_empty();
    }
    let named = stack.take(keywords.len());
    let mut used = 0;
    let defaults = function.defaults.borrow();
    let keyword_defaults = function.keyword_defaults.borrow();
    let first = parameters.positional.saturating_sub(defaults.len());
    for (at, parameter) in function.code.locals.iter().enumerate().take(all).skip(given) {
        let is_it = |name: &Value| matches!(name, Value::Str(name) if Rc::ptr_eq(name, parameter) || name == parameter);
        let named = keywords.iter().position(is_it).and_then(|keyword| named.get(keyword));
        let value = match named {
            Some(value) if at >= parameters.positional_only => {
                used += 1;
                Some(value)
            }
            _ if at < parameters.positional => at.checked_sub(first).and_then(|at| defaults.get(at)),
            _ => keyword_defaults.iter().find(|(known, _)| known == parameter).map(|(_, default)| default),
        };
        match value {
            Some(value) => value.push_copy(stack),
            None => break,
        }
    }
    let is_bound = stack.len() == base + all && used == keywords.len();
    if !is_bound {
        stack.truncate(base + given);
        stack.extend(named);
    }
    is_bound
}
