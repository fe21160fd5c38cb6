//! Calling things: functions get a frame, classes make an instance, the rest is asked at once.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use super::Vm;
use super::frame::{Frame, Then};
use super::run::Outcome;
use crate::compile::code::{CodeKind, function_flags};
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::class::{Class, Layout};
use crate::value::function::{Function, Native, NativeKind};
use crate::value::instance::Instance;
use crate::value::iterator::Generator;

impl Interpreter<'_> {
    /// `callable(…)`
    pub fn call(&mut self, callable: &Value, arguments: Arguments) -> Result<Value, Raised> {
        let base = self.vm.frames.len();
        let level = self.vm.level();
        if let Some(value) = self.start_call(callable.clone(), arguments, Then::Native, level)? {
            return Ok(value);
        }
        match self.run_frames(base)? {
            Outcome::Returned(value) | Outcome::Yielded(value) => Ok(value),
        }
    }

    /// `object.name(…)`
    pub fn call_method(
        &mut self,
        object: &Value,
        name: &str,
        positional: Vec<Value>,
    ) -> Result<Value, Raised> {
        let method = self.get_attribute(object, name)?;
        self.call(&method, Arguments::positional(positional))
    }

    /// Calls with the arguments on the stack, the callable below them.
    pub(super) fn call_positional(&mut self, count: usize) -> Result<(), Raised> {
        let stack = &mut self.vm.stack;
        let at = stack.len().saturating_sub(count);
        let callable = match stack.get(at.saturating_sub(1)) {
            Some(Value::Native(native)) => {
                let native = *native;
                return self.call_native_positional(native, at);
            }
            Some(Value::Function(function)) if function.takes_exactly(count) => {
                let (function, level) = (Rc::clone(function), self.vm.level());
                if let Some(generator) =
                    self.start_frame(&function, at, at.saturating_sub(1), Then::Push, level)?
                {
                    self.push(generator);
                }
                return Ok(());
            }
            Some(callable) => callable.clone(),
            None => Value::None,
        };
        let positional = stack.split_off(at);
        stack.pop();
        self.invoke(callable, Arguments::positional(positional), Then::Push)
    }

    /// Calls; the value goes on the stack, now or when the pushed frame returns.
    pub(super) fn invoke(&mut self, callable: Value, arguments: Arguments, then: Then) -> Result<(), Raised> {
        let level = self.vm.level();
        if let Some(value) = self.start_call(callable, arguments, then, level)? {
            self.push(value);
        }
        Ok(())
    }

    /// Pushes a frame for the call at a level, or gives its value where none is needed.
    fn start_call(
        &mut self,
        callable: Value,
        mut arguments: Arguments,
        then: Then,
        level: u32,
    ) -> Result<Option<Value>, Raised> {
        match callable {
            Value::Function(function) => {
                let locals = self.bind_arguments(&function, arguments)?;
                self.start_function(&function, locals, then, level)
            }
            Value::BoundMethod(method) => {
                arguments.positional.insert(0, method.receiver.clone());
                let function = method.function.clone();
                drop(method);
                self.start_call(function, arguments, then, level)
            }
            Value::Native(native) => self.call_native(native, arguments).map(Some),
            Value::Class(class) => match self.class_hook(&class, "__call__")? {
                Some(hook) => {
                    let level = self.vm.level_in_object(level)?;
                    self.start_call(hook, arguments, then, level)
                }
                None => self.construct(&class, arguments, then, level),
            },
            Value::Host(object) => self.host.call(self.vm, &object, arguments).map(Some),
            Value::StaticMethod(inner) => {
                self.vm.enter()?;
                let started = self.start_call((**inner).clone(), arguments, then, level);
                self.vm.leave();
                started
            }
            Value::Alias(alias) => match &alias.origin {
                Some(class) => self.start_call(Value::Class(Rc::clone(class)), arguments, then, level),
                None => {
                    let message = format!("'{}' object is not callable", alias.name);
                    Err(self.vm.raise_type_error(message))
                }
            },
            other => match self.class_attribute(&other, "__call__")? {
                Some(method) => {
                    let level = if is_library(&method) { level } else { self.vm.level_in_object(level)? };
                    self.vm.enter()?;
                    let started = self.start_call(method, arguments, then, level);
                    self.vm.leave();
                    started
                }
                None => {
                    let class = self.class_of(&other)?;
                    Err(self.vm.raise_type_error(format!("'{}' object is not callable", class.name)))
                }
            },
        }
    }

    /// Calls with the arguments on the stack from a place on.
    fn call_native_positional(&mut self, native: &'static Native, at: usize) -> Result<(), Raised> {
        let positional = self.vm.stack.split_off(at);
        let value = self.call_native(native, Arguments::positional(positional))?;
        self.vm.stack.truncate(at.saturating_sub(1));
        self.push(value);
        Ok(())
    }

    fn call_native(&mut self, native: &'static Native, mut arguments: Arguments) -> Result<Value, Raised> {
        self.vm.spend(1)?;
        if native.kind == NativeKind::Method {
            if arguments.positional.is_empty() {
                return Err(self.without_receiver(native));
            }
            native.take_underlying(&mut arguments);
        }
        for value in &arguments.positional {
            self.vm.spend_on_given(value)?;
        }
        let value = (native.function)(self, arguments)?;
        self.vm.spend_on_made(&value)?;
        Ok(value)
    }

    /// A method was called on its class, with nothing to work on.
    fn without_receiver(&mut self, native: &Native) -> Raised {
        let message = match native.name.split_once('.') {
            Some((class, special)) if special.starts_with("__") => {
                format!("descriptor '{special}' of '{class}' object needs an argument")
            }
            _ => format!("unbound method {}() needs an argument", native.name),
        };
        self.vm.raise_type_error(message)
    }

    /// A new instance before its `__init__`: where the class derives from a built-in one that cannot change,
    /// its value is made of the arguments.
    pub(crate) fn new_object(
        &mut self,
        class: &Rc<Class>,
        arguments: &Arguments,
    ) -> Result<Rc<Instance>, Raised> {
        let base = if class.layout == Layout::Underlying { class.built_in_base() } else { None };
        let Some((base, construct)) = base.and_then(|base| Some((base, base.construct?))) else {
            return Ok(self.vm.new_instance(class));
        };
        let arguments = match &*base.name {
            "list" | "dict" | "set" => Arguments::default(),
            _ => arguments.clone(),
        };
        let value = (construct.function)(self, arguments)?;
        self.vm.spend_on_made(&value)?;
        Ok(Rc::new(Instance::with_underlying(Rc::clone(class), value)))
    }

    /// Pushes the frame of a function whose parameters are bound, called at a level; gives the generator if it is one.
    pub(super) fn start_function(
        &mut self,
        function: &Rc<Function>,
        locals: Vec<Value>,
        then: Then,
        level: u32,
    ) -> Result<Option<Value>, Raised> {
        let base = self.vm.stack.len();
        self.vm.stack.extend(locals);
        self.start_frame(function, base, base, then, level)
    }

    /// As [`Interpreter::start_function`], with the parameters on the stack already, from `base` up; the value goes to
    /// `bottom`.
    pub(super) fn start_frame(
        &mut self,
        function: &Rc<Function>,
        base: usize,
        bottom: usize,
        then: Then,
        level: u32,
    ) -> Result<Option<Value>, Raised> {
        let code = &function.code;
        let level = self.vm.level_in(level)?;
        let Vm { frames, stack, .. } = &mut *self.vm;
        if code.is_generator {
            stack.make_variables(base, code.locals.len());
            let mut frame = Frame::new(Rc::clone(code), Rc::clone(&function.globals));
            frame.base = base;
            frame.set_up_cells(function, stack);
            let values = RefCell::new(stack.split_off(base));
            stack.truncate(bottom);
            self.vm.made_object()?;
            return Ok(Some(Value::Generator(Rc::new(Generator {
                name: function.name(),
                qualified_name: Rc::clone(&function.qualified_name.borrow()),
                frame: RefCell::new(Some(Box::new(frame))),
                values,
                running: Cell::new(false),
                address: Cell::new(0),
                abandoned: Rc::clone(&self.vm.abandoned),
            }))));
        }
        match frames.begin(function, stack, base, bottom, level) {
            Some(frame) => frame.then = then,
            None => return Err(self.vm.lost_frame()),
        }
        Ok(None)
    }

    /// `Class(…)`, at once.
    pub(crate) fn construct_now(&mut self, class: &Rc<Class>, arguments: Arguments) -> Result<Value, Raised> {
        let made = self.construct(class, arguments, Then::Native, self.vm.level())?;
        made.ok_or_else(|| self.vm.lost_frame())
    }

    /// `Class(…)`
    fn construct(
        &mut self,
        class: &Rc<Class>,
        mut arguments: Arguments,
        then: Then,
        level: u32,
    ) -> Result<Option<Value>, Raised> {
        if let Some(native) = class.construct {
            return self.call_native(native, arguments).map(Some);
        }
        let level = self.vm.level_in_object(level)?;
        if class.layout == Layout::BuiltIn && !self.vm.is_metaclass(class) {
            let message = format!("cannot create '{}' instances", class.name);
            return Err(self.vm.raise_type_error(message));
        }
        if let Some(new) = class.lookup_named(&self.vm.special.new) {
            let is_default = matches!(&new, Value::Native(native) if native.name == "object.__new__");
            if !is_default {
                return self.construct_by_new(class, &new, arguments).map(Some);
            }
        }
        let by_errno = if class.is_exception() { self.class_by_errno(class, &arguments) } else { None };
        let class = by_errno.as_ref().unwrap_or(class);
        let instance = self.new_object(class, &arguments)?;
        self.vm.made_object()?;
        if class.is_exception()
            && let Some(state) = instance.exception()
        {
            state.borrow_mut().args = arguments.positional.clone();
        }
        if class.has_host_duty() {
            self.host.instance_created(self.vm, &instance, Some(&mut arguments))?;
        }
        match class.lookup_named(&self.vm.special.init) {
            // It would do what has been done.
            Some(Value::Native(init))
                if init.name == "BaseException.__init__" && arguments.keywords.is_empty() => {}
            Some(Value::Function(init)) => {
                arguments.positional.insert(0, Value::Instance(Rc::clone(&instance)));
                let locals = self.bind_arguments(&init, arguments)?;
                if matches!(then, Then::Push) {
                    return self.start_function(&init, locals, Then::Construct(instance), level);
                }
                let base = self.vm.frames.len();
                let value = match self.start_function(&init, locals, Then::Native, level)? {
                    Some(generator) => generator,
                    None => match self.run_frames(base)? {
                        Outcome::Returned(value) | Outcome::Yielded(value) => value,
                    },
                };
                self.check_init(&value)?;
            }
            Some(init) => {
                let value = Value::Instance(Rc::clone(&instance));
                let bound = self.bind(&init, "__init__", Some(&value), class)?;
                self.call(&bound, arguments)?;
            }
            None => {
                if !arguments.positional.is_empty() || !arguments.keywords.is_empty() {
                    let message = format!("{}() takes no arguments", class.name);
                    return Err(self.vm.raise_type_error(message));
                }
            }
        }
        Ok(Some(Value::Instance(instance)))
    }

    fn construct_by_new(
        &mut self,
        class: &Rc<Class>,
        new: &Value,
        arguments: Arguments,
    ) -> Result<Value, Raised> {
        let new = match new {
            Value::StaticMethod(inner) => (***inner).clone(),
            other => other.clone(),
        };
        let mut with_class = arguments.clone();
        with_class.positional.insert(0, Value::Class(Rc::clone(class)));
        let made = self.call(&new, with_class)?;
        if let Value::Class(made) = &made {
            self.init_class(class, made, arguments)?;
        } else if let Value::Instance(instance) = &made
            && instance.class.is_subclass_of(class)
            && let Some(init) = instance.class.lookup("__init__")
            // `object.__init__` has nothing to say about arguments that a `__new__` has taken.
            && !matches!(&init, Value::Native(native) if native.name == "object.__init__")
        {
            let bound = self.bind(&init, "__init__", Some(&made), &instance.class)?;
            let value = self.call(&bound, arguments)?;
            self.check_init(&value)?;
        }
        Ok(made)
    }

    pub(super) fn check_init(&mut self, value: &Value) -> Result<(), Raised> {
        if value.is_none() {
            return Ok(());
        }
        let class = self.class_of(value)?;
        Err(self.vm.raise_type_error(format!("__init__() should return None, not '{}'", class.name)))
    }

    /// `def` and `lambda`: the operands lie on the stack as the flags say.
    pub(super) fn make_function(&mut self, code: u32, flags: u8) -> Result<(), Raised> {
        let annotations = if flags & function_flags::ANNOTATIONS != 0 { self.pop() } else { Value::None };
        let keyword_defaults =
            if flags & function_flags::KEYWORD_DEFAULTS != 0 { self.pop() } else { Value::None };
        let defaults = if flags & function_flags::DEFAULTS != 0 { self.pop() } else { Value::None };
        let Some(frame) = self.vm.frames.last_mut() else { return Err(self.vm.lost_frame()) };
        let Some(code) = frame.code.codes.get(code as usize).cloned() else {
            return Err(self.vm.lost_frame());
        };
        let closure =
            code.captures.iter().filter_map(|cell| frame.cells.get(*cell as usize).cloned()).collect();
        let function = Function {
            globals: Rc::clone(&frame.globals),
            defaults: RefCell::new(match defaults {
                Value::Tuple(defaults) => defaults.to_vec(),
                _ => Vec::new(),
            }),
            keyword_defaults: RefCell::new(match keyword_defaults {
                Value::Dict(defaults) => defaults.names(),
                _ => Vec::new(),
            }),
            closure,
            name: RefCell::new(Rc::clone(&code.name)),
            qualified_name: RefCell::new(Rc::clone(&code.qualified_name)),
            doc: RefCell::new(code.doc.clone().map_or(Value::None, Value::Str)),
            annotations: RefCell::new(match annotations {
                Value::Dict(annotations) => Some(annotations),
                _ => None,
            }),
            dict: OnceCell::new(),
            address: Cell::new(0),
            code,
        };
        debug_assert_eq!(function.code.kind, CodeKind::Function);
        self.vm.made_object()?;
        self.push(Value::Function(Rc::new(function)));
        Ok(())
    }
}

/// Whether it is a method of the modules that come with the interpreter: what `lru_cache` gives, for example, is in
/// CPython an object that C calls, without a function of its own.
fn is_library(method: &Value) -> bool {
    matches!(method, Value::BoundMethod(method)
        if matches!(&method.function, Value::Function(function) if function.code.source.is_library))
}
