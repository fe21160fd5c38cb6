//! Classes: making them, their method resolution order, and which class a value is of.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::Vm;
use super::frame::{ClassBody, Frame, Then};
use crate::host::{Arguments, ClassStatement};
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::alias::{Alias, AliasKind};
use crate::value::class::{Class, Layout};
use crate::value::dict::{Dict, ViewKind};
use crate::value::function::{CellVariable, Native, NativeKind};
use crate::value::iterator::IteratorState;

/// Whether it is `Generic[T]` or `Protocol`, which make a class take arguments in square brackets.
fn is_generic(alias: &Alias) -> bool {
    matches!(&*alias.name, "Generic" | "Protocol")
}

/// What `Box[int]` gives where `Box` derives from `Generic`.
static GENERIC_ITEM: Native =
    Native { name: "Generic.__class_getitem__", kind: NativeKind::ClassMethod, function: generic_item };

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

/// The built-in classes that a class may derive from.
const UNDERLYING: [&str; 10] =
    ["int", "float", "str", "bytes", "list", "tuple", "dict", "set", "frozenset", "type"];

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

    fn new_class_qualified(
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
        let metaclass = metaclass.or_else(|| bases.iter().find_map(|base| base.metaclass.clone()));
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
        let keywords = match self.pop() {
            Value::Dict(keywords) => keywords.names(),
            _ => Vec::new(),
        };
        let written = match self.pop() {
            Value::List(bases) => bases.borrow().clone(),
            _ => Vec::new(),
        };
        let mut bases = Vec::new();
        let is_generic = written.iter().any(|base| matches!(base, Value::Alias(alias) if is_generic(alias)));
        for base in written {
            if let Some(base) = self.base_class(&base)? {
                bases.push(base);
            }
        }
        let level = self.vm.level_in(self.vm.level())?;
        let Some(frame) = self.vm.frames.last() else { return Err(self.vm.lost_frame()) };
        let Some(code) = frame.code.codes.get(code as usize).cloned() else {
            return Err(self.vm.lost_frame());
        };
        let own = (0..code.own_cells).map(|_| CellVariable::new(Value::Unbound));
        let outer = code.captures.iter().filter_map(|cell| frame.cells.get(*cell as usize).cloned());
        let cells = own.chain(outer).collect();
        let namespace = Dict::default();
        let module = frame.globals.get_str("__name__").unwrap_or_else(|| Value::from("__main__"));
        namespace.set_str("__module__", module);
        if is_generic {
            namespace.set_str("__class_getitem__", Value::Native(&GENERIC_ITEM));
        }
        namespace.set_str("__qualname__", Value::Str(Rc::clone(&code.qualified_name)));
        if let Some(doc) = &code.doc {
            namespace.set_str("__doc__", Value::Str(Rc::clone(doc)));
        }
        let frame = Frame {
            globals: Rc::clone(&frame.globals),
            namespace: Some(Rc::new(namespace)),
            next: 0,
            locals: Vec::new(),
            cells,
            stack: Vec::new(),
            handling: Vec::new(),
            statement: u32::MAX,
            level,
            generator: None,
            then: Then::Class(Box::new(ClassBody { bases, keywords })),
            code,
        };
        self.vm.frames.push(frame);
        Ok(())
    }

    fn base_class(&mut self, base: &Value) -> Result<Option<Rc<Class>>, Raised> {
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
            Value::Alias(alias) if alias.kind == AliasKind::BuiltIn && alias.origin.is_some() => {
                return match &alias.origin {
                    Some(class) => self.base_class(&Value::Class(Rc::clone(class))),
                    None => Ok(None),
                };
            }
            Value::Alias(alias) => {
                return Err(self.vm.unsupported(format!("deriving a class from {}", alias.name)));
            }
            other => {
                let class = self.class_of(other)?;
                return Err(self
                    .vm
                    .unsupported(format!("deriving a class from an object of type '{}'", class.name)));
            }
        };
        match class.layout {
            _ if class.is_subclass_of(&self.vm.types.type_) && !self.vm.in_library() => {
                Err(self.vm.unsupported("metaclasses"))
            }
            Layout::BuiltIn if !self.vm.may_be_derived_from(&class) => {
                let message = format!("type '{}' is not an acceptable base type", class.name);
                Err(self.vm.raise_type_error(message))
            }
            Layout::BuiltIn | Layout::Underlying | Layout::Object | Layout::Exception => Ok(Some(class)),
        }
    }

    /// The body of a class statement has run: makes the class, and tells the host if it is its duty.
    pub(super) fn finish_class(&mut self, body: ClassBody, frame: &Frame) -> Result<Rc<Class>, Raised> {
        let ClassBody { bases, keywords } = body;
        let Some(namespace) = frame.namespace.clone() else { return Err(self.vm.lost_frame()) };
        for name in ["__del__", "__prepare__"] {
            if namespace.contains_str(name) {
                return Err(self.vm.unsupported(format!("{name} in a class")));
            }
        }
        let mut keywords = keywords;
        let metaclass = match keywords.iter().position(|(name, _)| &**name == "metaclass") {
            None => None,
            Some(at) => match keywords.remove(at).1 {
                // `metaclass=type` and `metaclass=ABCMeta` of a program say nothing that is not so already.
                Value::Class(class) if Rc::ptr_eq(&class, &self.vm.types.type_) => None,
                Value::Class(class) if &*class.module != "__main__" => Some(class),
                _ => return Err(self.vm.unsupported("metaclasses")),
            },
        };
        let qualified_name = match namespace.remove_str("__qualname__") {
            Some(Value::Str(name)) => name,
            _ => Rc::clone(&frame.code.name),
        };
        let module = match namespace.get_str("__module__") {
            Some(Value::Str(module)) => module,
            _ => "__main__".into(),
        };
        let name = Rc::clone(&frame.code.name);
        let inherited =
            if metaclass.is_none() { bases.iter().find_map(|base| base.metaclass.clone()) } else { None };
        if let Some(new) = inherited.and_then(|inherited| inherited.lookup("__new__"))
            && let Value::Function(_) = &new
        {
            return self.class_by_new(&new, &name, &bases, namespace);
        }
        let class =
            self.vm.new_class_qualified(&module, &name, &qualified_name, bases, metaclass, namespace)?;
        if let Some(position) = frame.code.cells.iter().position(|cell| &**cell == "__class__")
            && position < frame.code.own_cells
            && let Some(cell) = frame.cells.get(position)
        {
            cell.set(Value::Class(Rc::clone(&class)));
        }
        if !class.namespace.contains_str("__doc__") {
            class.namespace.set_str("__doc__", Value::None);
        }
        self.set_names(&class)?;
        if class.has_host_duty() {
            let names = frame.code.bound_names.clone();
            let statement = ClassStatement { place: frame.code.place, keywords: keywords.clone(), names };
            self.host.class_created(self.vm, &class, &statement)?;
        }
        self.init_subclass(&class, keywords)?;
        Ok(class)
    }

    /// A class that the `__new__` of its class makes otherwise: a named tuple.
    fn class_by_new(
        &mut self,
        new: &Value,
        name: &Rc<str>,
        bases: &[Rc<Class>],
        namespace: Rc<Dict>,
    ) -> Result<Rc<Class>, Raised> {
        let bases = Value::tuple(bases.iter().cloned().map(Value::Class).collect());
        let positional = vec![Value::None, Value::Str(Rc::clone(name)), bases, Value::Dict(namespace)];
        match self.call(new, Arguments::positional(positional))? {
            Value::Class(class) => Ok(class),
            _ => Err(self.vm.lost_frame()),
        }
    }

    /// Tells descriptors of the program their names.
    fn set_names(&mut self, class: &Rc<Class>) -> Result<(), Raised> {
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

    fn init_subclass(&mut self, class: &Rc<Class>, keywords: Vec<(Rc<str>, Value)>) -> Result<(), Raised> {
        let hook =
            class.ancestors.iter().find_map(|ancestor| ancestor.namespace.get_str("__init_subclass__"));
        let hook = match hook {
            Some(Value::ClassMethod(inner)) => (**inner).clone(),
            Some(function @ Value::Function(_)) => function,
            _ if keywords.is_empty() || class.has_host_duty() => return Ok(()),
            _ => {
                let message = format!("{}.__init_subclass__() takes no keyword arguments", class.name);
                return Err(self.vm.raise_type_error(message));
            }
        };
        let positional = vec![Value::Class(Rc::clone(class))];
        self.call(&hook, Arguments { positional, keywords }).map(drop)
    }

    /// `type(value)`
    pub fn class_of(&mut self, value: &Value) -> Result<Rc<Class>, Raised> {
        if let Value::Host(object) = value {
            if let Some(class) = self.host.class_of(self.vm, object)? {
                return Ok(class);
            }
            let name = object.0.type_name().into_owned();
            return self.vm.class_named(&name);
        }
        Ok(Rc::clone(self.vm.built_in_class_of(value)))
    }

    /// Whether a value has what a protocol asks for that is checked at run time.
    fn has_attributes(&mut self, value: &Value, names: &Value) -> Result<bool, Raised> {
        for name in self.collect(names)? {
            if self.find_attribute(value, name.as_str().unwrap_or_default())?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// `isinstance(value, Iterable)` and its kin: by the methods that a value has.
    fn is_of_protocol(&mut self, value: &Value, name: &str) -> Result<bool, Raised> {
        let method = match name {
            "Iterable" | "Collection" => "__iter__",
            "Iterator" | "Generator" => "__next__",
            "Container" => "__contains__",
            "Sized" => "__len__",
            "Callable" => return Ok(value.is_callable()),
            "Hashable" => return Ok(self.hash(value).is_ok()),
            "Mapping" | "MutableMapping" => return Ok(matches!(value.plain(), Value::Dict(_))),
            "MutableSequence" => return Ok(matches!(value.plain(), Value::List(_))),
            "MutableSet" => return Ok(matches!(value.plain(), Value::Set(set) if !set.frozen)),
            "Sequence" | "Reversible" => {
                return Ok(matches!(
                    value.plain(),
                    Value::List(_) | Value::Tuple(_) | Value::Str(_) | Value::Bytes(_) | Value::Range(_)
                ));
            }
            _ => {
                let message = "isinstance() arg 2 must be a type, a tuple of types, or a union";
                return Err(self.vm.raise_type_error(message));
            }
        };
        let is_iterator = matches!(value, Value::Iterator(_) | Value::Generator(_));
        Ok((is_iterator && matches!(method, "__iter__" | "__next__"))
            || (method == "__iter__" && matches!(value, Value::DictView(_)))
            || self.class_attribute(value, method)?.is_some())
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

    /// `isinstance(value, class)`, where `class` may be a tuple, a union, or a host's object.
    pub fn is_instance(&mut self, value: &Value, class: &Value) -> Result<bool, Raised> {
        if matches!(value, Value::Host(_)) || matches!(class, Value::Host(_)) {
            if let Some(answer) = self.host.is_instance(self.vm, value, class)? {
                return Ok(answer);
            }
            if let Value::Host(class) = class {
                return Err(self.vm.unsupported(format!("isinstance with '{}'", class.0.type_name())));
            }
        }
        match class {
            Value::Class(class) => match self.class_hook(class, "__instancecheck__")? {
                Some(hook) => {
                    let answer = self.call(&hook, Arguments::positional(vec![value.clone()]))?;
                    self.truth(&answer)
                }
                None => match class.namespace.get_str("__runtime_protocol__") {
                    Some(names) => self.has_attributes(value, &names),
                    None => Ok(self.class_of(value)?.is_subclass_of(class)),
                },
            },
            Value::Tuple(classes) => {
                self.vm.enter()?;
                let mut is_any = Ok(false);
                for class in classes.iter() {
                    is_any = self.vm.spend(1).and_then(|()| self.is_instance(value, class));
                    if !matches!(is_any, Ok(false)) {
                        break;
                    }
                }
                self.vm.leave();
                is_any
            }
            Value::None => Ok(value.is_none()),
            Value::Alias(alias) if &*alias.name == "Union" => {
                for class in &alias.arguments {
                    if self.is_instance(value, class)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Value::Alias(alias) if alias.arguments.is_empty() && alias.origin.is_some() => {
                let Some(origin) = &alias.origin else { return Ok(false) };
                Ok(self.class_of(value)?.is_subclass_of(origin))
            }
            Value::Alias(alias) if alias.kind == AliasKind::Typing && alias.arguments.is_empty() => {
                self.is_of_protocol(value, &alias.name)
            }
            Value::Alias(alias) if alias.kind == AliasKind::BuiltIn => {
                Err(self.vm.raise_type_error("isinstance() argument 2 cannot be a parameterized generic"))
            }
            _ => Err(self
                .vm
                .raise_type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")),
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

    /// The class made up for a host's type that names none.
    fn class_named(&mut self, name: &str) -> Result<Rc<Class>, Raised> {
        if let Some(class) = self.made_up.iter().find(|class| &*class.name == name) {
            return Ok(Rc::clone(class));
        }
        let class = self.new_class("builtins", name, Vec::new(), Rc::default())?;
        self.made_up.push(Rc::clone(&class));
        Ok(class)
    }

    /// The class of a value that is not a host's.
    pub(crate) fn built_in_class_of<'v>(&'v self, value: &'v Value) -> &'v Rc<Class> {
        let types = &self.types;
        match value {
            Value::Unbound | Value::None => &types.none,
            Value::NotImplemented => &types.not_implemented,
            Value::Ellipsis => &types.ellipsis,
            Value::Bool(_) => &types.bool,
            Value::Int(_) => &types.int,
            Value::Float(_) => &types.float,
            Value::Str(_) => &types.str,
            Value::List(_) => &types.list,
            Value::Tuple(_) => &types.tuple,
            Value::Dict(_) => &types.dict,
            Value::DictView(view) => match view.kind {
                ViewKind::Keys => &types.dict_keys,
                ViewKind::Values => &types.dict_values,
                ViewKind::Items => &types.dict_items,
            },
            Value::Set(set) if set.frozen => &types.frozenset,
            Value::Set(_) => &types.set,
            Value::Range(_) => &types.range,
            Value::Slice(_) => &types.slice,
            Value::Function(_) => &types.function,
            Value::BoundMethod(method) => match &method.function {
                Value::Native(_) => &types.builtin_function,
                _ => &types.method,
            },
            Value::Native(native) => match native.kind {
                NativeKind::Method => &types.method_descriptor,
                _ => &types.builtin_function,
            },
            Value::Class(class) => class.metaclass.as_ref().unwrap_or(&types.type_),
            Value::Bytes(_) => &types.bytes,
            Value::BigInt(_) => &types.int,
            Value::Instance(instance) => &instance.class,
            Value::Module(_) => &types.module,
            Value::Generator(_) => &types.generator,
            Value::Property(_) => &types.property,
            Value::ClassMethod(_) => &types.classmethod,
            Value::StaticMethod(_) => &types.staticmethod,
            Value::Super(_) => &types.super_,
            Value::Alias(alias) => match alias.kind {
                AliasKind::Typing => &types.typing_alias,
                AliasKind::BuiltIn => &types.generic_alias,
                AliasKind::UnionType => &types.union_type,
                AliasKind::TypeVar => &types.type_var,
            },
            Value::Host(_) => &types.object,
            Value::Iterator(iterator) => match &*iterator.0.borrow() {
                IteratorState::Exhausted | IteratorState::Sequence { .. } | IteratorState::Host { .. } => {
                    &types.iterator
                }
                IteratorState::List { .. } => &types.list_iterator,
                IteratorState::ReversedList { .. } => &types.list_reverseiterator,
                IteratorState::Tuple { .. } => &types.tuple_iterator,
                IteratorState::Text { .. } => &types.str_iterator,
                IteratorState::Range { .. } => &types.range_iterator,
                IteratorState::Dict { kind: ViewKind::Keys, .. } => &types.dict_keyiterator,
                IteratorState::Dict { kind: ViewKind::Values, .. } => &types.dict_valueiterator,
                IteratorState::Dict { kind: ViewKind::Items, .. } => &types.dict_itemiterator,
                IteratorState::Items { .. } => &types.reversed,
                IteratorState::Set { .. } => &types.set_iterator,
                IteratorState::Enumerate { .. } => &types.enumerate,
                IteratorState::Zip { .. } => &types.zip,
                IteratorState::Map { .. } => &types.map,
                IteratorState::Filter { .. } => &types.filter,
                IteratorState::CallUntil { .. } => &types.callable_iterator,
            },
        }
    }
}
