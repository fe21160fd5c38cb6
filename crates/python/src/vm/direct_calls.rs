//! Calls that go the shortest way: the arguments of a function of the program are copied from the caller's operands
//! straight into the callee's variables, and what it returns straight onto the caller's stack. False, and nothing
//! done, where there is more to a call than that: complaints about arguments, `*args`, generators.

use std::rc::Rc;

use super::Vm;
use super::frame::{Frame, Then};
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
        let Some(caller) = self.frames.last() else { return false };
        let Some(at) = caller.stack.len().checked_sub(count + 1) else { return false };
        match caller.stack.get(at) {
            Some(Value::Function(_)) => self.call_function(at, keywords),
            Some(Value::Class(class)) => {
                let class = Rc::clone(class);
                self.construct_directly(&class, at, keywords)
            }
            _ => false,
        }
    }

    /// Calls the function at a place of the caller's stack with the arguments above it.
    #[inline]
    fn call_function(&mut self, at: usize, keywords: &[Value]) -> bool {
        let nested = self.frames.len();
        let Some(caller) = self.frames.last_mut() else { return false };
        let Some([Value::Function(function), arguments @ ..]) = caller.stack.get(at..) else { return false };
        if !function.code.is_plain || caller.level >= self.recursion_limit || nested > self.limits.recursion {
            return false;
        }
        let parameters = &function.code.parameters;
        let is_exact =
            keywords.is_empty() && arguments.len() == parameters.positional && parameters.keyword_only == 0;
        let mut callee = self.spare.take_with_locals(function);
        if is_exact {
            for (place, argument) in callee.locals.iter_mut().zip(arguments) {
                place.set_copy_of(argument);
            }
        } else if !callee.bind_plainly(function, None, arguments, keywords) {
            self.spare.keep(callee);
            return false;
        }
        callee.level = caller.level + 1;
        caller.discard_from(at);
        self.frames.push(callee);
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
        let Some(caller) = self.frames.last_mut() else { return false };
        // The call of the class is a level by itself.
        let is_too_deep = caller.level + 1 >= self.recursion_limit || nested > self.limits.recursion;
        if !init.code.is_plain || is_too_deep || !self.budget.makes_object() {
            return false;
        }
        let Some([_, arguments @ ..]) = caller.stack.get(at..) else { return false };
        let mut callee = self.spare.take_with_locals(&init);
        let instance = Rc::new(Instance::new(Rc::clone(class)));
        if !callee.bind_plainly(&init, Some(&instance), arguments, keywords) {
            self.spare.keep(callee);
            return false;
        }
        callee.level = caller.level + 2;
        callee.then = Then::Construct(instance);
        caller.discard_from(at);
        self.frames.push(callee);
        true
    }

    /// Returns from the top frame to the caller that waits for its value.
    #[inline]
    pub(super) fn return_directly(&mut self) -> bool {
        let [.., caller, callee] = self.frames.as_mut_slice() else { return false };
        let Frame { stack, then, generator: None, .. } = &**callee else { return false };
        match (then, stack.last()) {
            (Then::Push, Some(value)) => value.push_copy(&mut caller.stack),
            (Then::Construct(instance), Some(Value::None)) => {
                caller.stack.push(Value::Instance(Rc::clone(instance)));
            }
            _ => return false,
        }
        if let Some(ended) = self.frames.pop() {
            self.spare.keep(ended);
        }
        true
    }
}

impl Frame {
    /// Copies arguments into the variables of a function that has no `*args` and no `**kwargs`; false if they are not
    /// just what it takes.
    fn bind_plainly(
        &mut self,
        function: &Function,
        receiver: Option<&Rc<Instance>>,
        arguments: &[Value],
        keywords: &[Value],
    ) -> bool {
        let parameters = &function.code.parameters;
        let Some(by_position) = arguments.len().checked_sub(keywords.len()) else { return false };
        let (by_position, named) = arguments.split_at(by_position);
        let given = by_position.len() + usize::from(receiver.is_some());
        if given > parameters.positional {
            return false;
        }
        let mut places = self.locals.iter_mut();
        if let Some(receiver) = receiver
            && let Some(place) = places.next()
        {
            place.put(Value::Instance(Rc::clone(receiver)));
        }
        for (place, argument) in places.zip(by_position) {
            place.set_copy_of(argument);
        }
        let all = parameters.positional + parameters.keyword_only;
        if given == all && keywords.is_empty() {
            return true;
        }
        for (name, argument) in keywords.iter().zip(named) {
            let Value::Str(name) = name else { return false };
            let names = function.code.locals.iter().take(all).skip(parameters.positional_only);
            let Some(at) = names.clone().position(|known| known == name) else { return false };
            match self.locals.get_mut(parameters.positional_only + at) {
                Some(place @ Value::Unbound) => place.set_copy_of(argument),
                _ => return false,
            }
        }
        self.take_defaults(function, given)
    }

    /// Gives the parameters after the first ones that have no value yet their defaults; false if one has none.
    fn take_defaults(&mut self, function: &Function, given: usize) -> bool {
        let parameters = &function.code.parameters;
        let defaults = function.defaults.borrow();
        let keyword_defaults = function.keyword_defaults.borrow();
        let first = parameters.positional.saturating_sub(defaults.len());
        let all = parameters.positional + parameters.keyword_only;
        for (at, place) in self.locals.iter_mut().enumerate().take(all).skip(given) {
            if !matches!(place, Value::Unbound) {
                continue;
            }
            let default = if at < parameters.positional {
                at.checked_sub(first).and_then(|at| defaults.get(at))
            } else {
                let name = function.code.locals.get(at);
                keyword_defaults.iter().find(|(known, _)| Some(known) == name).map(|(_, default)| default)
            };
            let Some(default) = default else { return false };
            place.set_copy_of(default);
        }
        true
    }

    /// Lets go of the operands from a place on.
    #[inline]
    fn discard_from(&mut self, at: usize) {
        while self.stack.len() > at {
            self.discard_top();
        }
    }
}
