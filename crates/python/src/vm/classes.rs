//! Classes: making them, and their method resolution order.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::Vm;
use super::frame::{ClassBody, Frame, Then};
use super::metaclasses::{OpenClass, announcing_init_subclass};
use crate::builtins::arguments::receiver;
use crate::host::{Arguments, ClassStatement};
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::alias::{Alias, AliasKind};
use crate::value::class::{Class, Layout};
use crate::value::dict::Dict;
use crate::value::function::{CellVariable, Native, NativeKind};

/// Whether it is `Generic[T]` or `Protocol`, which make a class take arguments in square brackets.
fn is_generic(alias: &Alias) -> bool {
    matches!(&*alias.name, "Generic" | "Protocol")
}

/// What `Box[int]` gives where `Box` derives from `Generic`.
static GENERIC_ITEM: Native = Native::new("Generic.__class_getitem__", NativeKind::ClassMethod, generic_item);

fn generic_item(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [Value::Class(class), index] = arguments.positional.as_slice() else {
        return Err(it.vm.raise_type_error("__class_getitem__() needs an argument"));
    };
    let arguments = match index {
        Value::Tuple(items) => items.to_vec(),
        only => vec![only.clone()],
    };
    let (name, origin) = (class.full_name().into(), Some(Rc::clone(class)));
    Ok(Value::Alias(Rc::new(Alias { kind: AliasKind::BuiltIn, name, origin, arguments })))
}

/// What tells a class that is a protocol from one that has what a protocol asks for.
pub(super) const IS_PROTOCOL: &str = "_is_protocol";

/// The `__init__` of a protocol, which classes that derive from it pass over.
static PROTOCOL_INIT: Native = Native::new("Protocol.__init__", NativeKind::Method, protocol_init);

fn protocol_init(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let itself = receiver(it, &mut arguments)?;
    let class = it.class_of(&itself)?;
    if class.namespace.contains_str(IS_PROTOCOL) {
        return Err(it.vm.raise_type_error("Protocols cannot be instantiated"));
    }
    let is_own = |init: &Value| init.is(&Value::Native(&PROTOCOL_INIT));
    let mut inits = class.ancestors.iter().filter_map(|ancestor| ancestor.namespace.get_str("__init__"));
    let Some(init) = inits.find(|init| !is_own(init)) else { return Ok(Value::None) };
    let init = it.bind(&init, "__init__", Some(&itself), &class)?;
    it.call(&init, arguments)
}

/// The built-in classes that a class may derive from.
const UNDERLYING: [&str; 10] =
    ["int", "float", "str", "bytes", "list", "tuple", "dict", "set", "frozenset", "type"];

/// The module of the classes behind the names of `collections.abc`.
const ABSTRACT_COLLECTIONS: &str = "_collections_abc";

/// The classes that one derives from, directly or not.
const ANCESTORS: usize = 200;

impl Vm {
    /// A new class. `bases` may be empty for `object`; the MRO is C3's, and where there is none the
    /// TypeError of Python is raised.
    pub fn new_class(
        &mut self,
        module: &str,
        name: &str,
        bases: Vec<Rc<Class>>,
        namespace: Rc<Dict>,
    ) -> Result<Rc<Class>, Raised> {
        self.new_class_qualified(module, name, name, bases, None, namespace)
    }

    pub(super) fn new_class_qualified(
        &mut self,
        module: &str,
        name: &str,
        qualified_name: &str,
        bases: Vec<Rc<Class>>,
        metaclass: Option<Rc<Class>>,
        namespace: Rc<Dict>,
    ) -> Result<Rc<Class>, Raised> {
        let bases = if bases.is_empty() { vec![Rc::clone(&self.types.object)] } else { bases };
        for (position, base) in bases.iter().enumerate() {
            if bases.iter().skip(position + 1).any(|other| Rc::ptr_eq(other, base)) {
                return Err(self.raise_type_error(format!("duplicate base class {}", base.name)));
            }
        }
        let layout = match bases.iter().map(|base| base.layout).find(|layout| *layout != Layout::Object) {
            Some(Layout::BuiltIn) if !bases.iter().any(|base| Rc::ptr_eq(base, &self.types.type_)) => {
                Layout::Underlying
            }
            layout => layout.unwrap_or(Layout::Object),
        };
        let mut underlying = bases.iter().filter_map(|base| match base.layout {
            Layout::BuiltIn if self.is_metaclass(base) => Some(&self.types.type_),
            Layout::BuiltIn => Some(base),
            _ => base.built_in_base(),
        });
        let has_conflict = underlying.next().is_some_and(|first| {
            underlying.any(|other| !other.is_subclass_of(first) && !first.is_subclass_of(other))
        });
        if has_conflict {
            return Err(self.raise_type_error("multiple bases have instance lay-out conflict"));
        }
        let Some(ancestors) = linearize(&bases) else {
            let names: Vec<&str> = bases.iter().map(|base| &*base.name).collect();
            let message = format!(
                "Cannot create a consistent method resolution\norder (MRO) for bases {}",
                names.join(", ")
            );
            return Err(self.raise_type_error(message));
        };
        if ancestors.len() > ANCESTORS {
            return Err(self.limit(format!("a class derives from more than {ANCESTORS} classes")));
        }
        let has_dict = self.add_slots(name, &namespace)? || bases.iter().any(|base| base.has_dict);
        let intercepts_reads =
            namespace.contains_str("__getattribute__") || bases.iter().any(|base| base.intercepts_reads);
        let intercepts_writes =
            namespace.contains_str("__setattr__") || bases.iter().any(|base| base.intercepts_writes.get());
        let metaclass = self.most_derived_metaclass(metaclass, &bases)?;
        let class = Rc::new(Class {
            name: name.into(),
            qualified_name: qualified_name.into(),
            module: module.into(),
            bases,
            ancestors,
            namespace,
            host: RefCell::new(None),
            metaclass,
            has_dict,
            intercepts_reads,
            intercepts_writes: Cell::new(intercepts_writes),
            attributes: Cell::new(0),
            layout,
            construct: None,
            address: Cell::new(0),
        });
        self.classes.push(Rc::downgrade(&class));
        Ok(class)
    }
}

/// C3: the bases' orders merged so that each keeps its order; `None` where they contradict.
fn linearize(bases: &[Rc<Class>]) -> Option<Vec<Rc<Class>>> {
    let mut lists: Vec<Vec<Rc<Class>>> = bases.iter().map(|base| base.mro().cloned().collect()).collect();
    lists.push(bases.to_vec());
    let mut order = Vec::new();
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Some(order);
        }
        let is_free = |candidate: &Rc<Class>| {
            !lists.iter().any(|list| list.iter().skip(1).any(|later| Rc::ptr_eq(later, candidate)))
        };
        let next = lists.iter().filter_map(|list| list.first()).find(|first| is_free(first)).cloned()?;
        for list in &mut lists {
            if list.first().is_some_and(|first| Rc::ptr_eq(first, &next)) {
                list.remove(0);
            }
        }
        order.push(next);
    }
}

impl Interpreter<'_> {
    /// `class`: bases and keywords lie on the stack; the body gets a frame of its own.
    pub(super) fn start_class(&mut self, code: u32) -> Result<(), Raised> {
        let mut keywords = match self.pop() {
            Value::Dict(keywords) => keywords.names(),
            _ => Vec::new(),
        };
        let written = match self.pop() {
            Value::List(bases) => bases.borrow().clone(),
            _ => Vec::new(),
        };
        let mut bases = Vec::new();
        let is_generic = written.iter().any(|base| matches!(base, Value::Alias(alias) if is_generic(alias)));
        let is_protocol =
            written.iter().any(|base| matches!(base, Value::Alias(alias) if &*alias.name == "Protocol"));
        for base in &written {
            if let Some(base) = self.base_class(base)? {
                bases.push(base);
            }
        }
        let original_bases = written
            .iter()
            .any(|base| matches!(base, Value::Alias(alias) if !alias.arguments.is_empty()))
            .then(|| Value::tuple(written));
        let level = self.vm.level_in(self.vm.level())?;
        let Some(frame) = self.vm.frames.last() else { return Err(self.vm.lost_frame()) };
        let Some(code) = frame.code.codes.get(code as usize).cloned() else {
            return Err(self.vm.lost_frame());
        };
        let implied = if is_protocol { self.library_name("_typing", "_ProtocolMeta")? } else { Value::None };
        let metaclass = self.metaclass_of_statement(implied.as_class(), &bases, &mut keywords)?;
        let prepared = self.prepare_namespace(metaclass.as_ref(), &code.name, &bases, &keywords)?;
        let Some(frame) = self.vm.frames.last() else { return Err(self.vm.lost_frame()) };
        let own = (0..code.own_cells).map(|_| CellVariable::new(Value::Unbound));
        let outer = code.captures.iter().filter_map(|cell| frame.cells.get(*cell as usize).cloned());
        let cells = own.chain(outer).collect();
        let namespace = prepared.unwrap_or_default();
        let module = frame.globals.get_str("__name__").unwrap_or_else(|| Value::from("__main__"));
        namespace.set_str("__module__", module);
        if is_generic {
            namespace.set_str("__class_getitem__", Value::Native(&GENERIC_ITEM));
        }
        if is_protocol {
            namespace.set_str(IS_PROTOCOL, Value::Bool(true));
        }
        namespace.set_str("__qualname__", Value::Str(Rc::clone(&code.qualified_name)));
        if let Some(doc) = &code.doc {
            namespace.set_str("__doc__", Value::Str(Rc::clone(doc)));
        }
        let base = self.vm.stack.len();
        let frame = Frame {
            base,
            bottom: base,
            namespace: Some(namespace),
            cells,
            level,
            then: Then::Class(Box::new(ClassBody { bases, original_bases, metaclass, keywords })),
            ..Frame::new(code, Rc::clone(&frame.globals))
        };
        self.vm.stack.make_variables(base, frame.code.locals.len());
        self.vm.frames.push(Box::new(frame));
        Ok(())
    }

    pub(super) fn base_class(&mut self, base: &Value) -> Result<Option<Rc<Class>>, Raised> {
        let class = match base {
            Value::Class(class) => Rc::clone(class),
            Value::Host(object) => match self.host.resolve_base(self.vm, object)? {
                Some(class) => class,
                None => {
                    let message = format!("'{}' object cannot be a base class", object.0.type_name());
                    return Err(self.vm.raise_type_error(message));
                }
            },
            // `Generic[T]` and `Protocol` say nothing at run time.
            Value::Alias(alias) if is_generic(alias) => return Ok(None),
            // `class Users(Repository[User])` derives from the class before the brackets.
            Value::Alias(alias) if alias.origin.is_some() => {
                return match &alias.origin {
                    Some(class) => self.base_class(&Value::Class(Rc::clone(class))),
                    None => Ok(None),
                };
            }
            Value::Alias(alias) => match self.abstract_collection(&alias.name)? {
                Some(class) => class,
                None => return Err(self.vm.unsupported(format!("deriving a class from {}", alias.name))),
            },
            other => {
                let class = self.class_of(other)?;
                return Err(self
                    .vm
                    .unsupported(format!("deriving a class from an object of type '{}'", class.name)));
            }
        };
        match class.layout {
            Layout::BuiltIn if !self.vm.may_be_derived_from(&class) => {
                let message = format!("type '{}' is not an acceptable base type", class.name);
                Err(self.vm.raise_type_error(message))
            }
            Layout::BuiltIn | Layout::Underlying | Layout::Object | Layout::Exception => Ok(Some(class)),
        }
    }

    /// The class behind a name of `collections.abc` for classes that derive from it.
    fn abstract_collection(&mut self, name: &str) -> Result<Option<Rc<Class>>, Raised> {
        let Value::Module(module) = self.own_module(ABSTRACT_COLLECTIONS)? else { return Ok(None) };
        let name = if name == "AbstractSet" { "Set" } else { name };
        Ok(module.namespace.get_str(name).and_then(|found| found.as_class().cloned()))
    }

    /// Whether a class is a protocol that is not checked at run time.
    pub(crate) fn is_unchecked_protocol(class: &Class) -> bool {
        class.namespace.contains_str(IS_PROTOCOL) && !class.namespace.contains_str("__runtime_protocol__")
    }

    /// Whether a class derives from that name of `collections.abc`.
    pub(crate) fn derives_from_abstract(&self, class: &Class, name: &str) -> bool {
        let Some(Value::Module(module)) = self.vm.modules.get_str(ABSTRACT_COLLECTIONS) else { return false };
        let name = if name == "AbstractSet" { "Set" } else { name };
        let found = module.namespace.get_str(name);
        found.as_ref().and_then(Value::as_class).is_some_and(|found| class.is_subclass_of(found))
    }

    /// The body of a class statement has run: makes the class, or has its metaclass make it.
    pub(super) fn finish_class(&mut self, body: ClassBody, frame: &Frame) -> Result<Value, Raised> {
        let ClassBody { bases, original_bases, metaclass, keywords } = body;
        let Some(namespace) = frame.namespace.clone() else { return Err(self.vm.lost_frame()) };
        if namespace.contains_str("__del__") {
            return Err(self.vm.unsupported("__del__ in a class"));
        }
        if namespace.contains_str(IS_PROTOCOL) && !namespace.contains_str("__init__") {
            namespace.set_str("__init__", Value::Native(&PROTOCOL_INIT));
        }
        if let Some(original_bases) = original_bases {
            namespace.set_str("__orig_bases__", original_bases);
        }
        let position = frame.code.cells.iter().position(|cell| &**cell == "__class__");
        let cell = position.filter(|position| *position < frame.code.own_cells);
        let statement = ClassStatement {
            place: frame.code.place,
            keywords: keywords.clone(),
            names: frame.code.bound_names.clone(),
        };
        let qualified_name = namespace.get_str("__qualname__");
        let cell = cell.and_then(|position| frame.cells.get(position).cloned());
        self.vm.class_statements.push(OpenClass { qualified_name, cell, statement });
        let name = Rc::clone(&frame.code.name);
        let made = match metaclass {
            Some(metaclass) if self.makes_its_classes(&metaclass) => {
                let bases = Value::tuple(bases.into_iter().map(Value::Class).collect());
                let positional = vec![Value::Str(name), bases, Value::Dict(namespace)];
                self.call(&metaclass, Arguments { positional, keywords })
            }
            metaclass => {
                let metaclass = metaclass.and_then(|metaclass| metaclass.as_class().cloned());
                self.make_class(&name, bases, metaclass, namespace, keywords).map(Value::Class)
            }
        };
        self.vm.class_statements.pop();
        made
    }

    /// Tells descriptors of the program their names.
    pub(super) fn set_names(&mut self, class: &Rc<Class>) -> Result<(), Raised> {
        for (name, value) in class.namespace.names() {
            if let Value::Instance(instance) = &value
                && let Some(method) = instance.class.lookup("__set_name__")
            {
                let positional =
                    vec![value.clone(), Value::Class(Rc::clone(class)), Value::Str(Rc::clone(&name))];
                self.call(&method, Arguments::positional(positional)).map_err(|raised| {
                    let kind = &instance.class.name;
                    let text = format!(
                        "Error calling __set_name__ on '{kind}' instance '{name}' in '{}'",
                        class.name
                    );
                    self.vm.raise_from(raised, text)
                })?;
            }
        }
        Ok(())
    }

    pub(super) fn init_subclass(
        &mut self,
        class: &Rc<Class>,
        keywords: Vec<(Rc<str>, Value)>,
    ) -> Result<(), Raised> {
        let hook =
            class.ancestors.iter().find_map(|ancestor| ancestor.namespace.get_str("__init_subclass__"));
        let hook = match hook {
            Some(Value::ClassMethod(inner)) => (**inner).clone(),
            Some(announcing) if announcing.is(&announcing_init_subclass()) => announcing,
            _ if keywords.is_empty() || class.has_host_duty() => return Ok(()),
            _ => {
                let message = format!("{}.__init_subclass__() takes no keyword arguments", class.name);
                return Err(self.vm.raise_type_error(message));
            }
        };
        let positional = vec![Value::Class(Rc::clone(class))];
        self.call(&hook, Arguments { positional, keywords }).map(drop)
    }

    /// The method of that name on the class's own class, bound to the class: `__iter__` of an enum.
    pub(crate) fn class_hook(&mut self, class: &Rc<Class>, name: &str) -> Result<Option<Value>, Raised> {
        let Some(metaclass) = class.metaclass.clone() else { return Ok(None) };
        match metaclass.lookup(name) {
            Some(found) if !matches!(found, Value::Native(_)) => {
                let class = Value::Class(Rc::clone(class));
                self.bind(&found, name, Some(&class), &metaclass).map(Some)
            }
            _ => Ok(None),
        }
    }
}

impl Vm {
    /// Whether a class can have subclasses: not `bool`, for example.
    pub(crate) fn may_be_derived_from(&self, class: &Rc<Class>) -> bool {
        class.layout != Layout::BuiltIn
            || UNDERLYING.contains(&&*class.name)
            || class.is_subclass_of(&self.types.type_)
    }
}
