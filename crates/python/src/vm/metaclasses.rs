//! Classes of classes: which one makes a class, what it may say about it, and what `type` itself does.
//!
//! A metaclass's `__getattribute__`, and a `__prepare__` that gives anything but a dict without methods of its own, are
//! refused.

use std::rc::Rc;

use super::Vm;
use crate::builtins::arguments::receiver;
use crate::host::{Arguments, ClassStatement};
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::class::Class;
use crate::value::descriptor::Wrapped;
use crate::value::dict::Dict;
use crate::value::function::{CellVariable, Native, NativeKind};

/// A class statement whose body has run, until its class is made.
#[derive(Debug)]
pub(super) struct OpenClass {
    /// `__qualname__` as the body left it: a namespace with this very text is of this statement.
    pub qualified_name: Option<Value>,
    /// `__class__`, which `super()` reads, if a method does.
    pub cell: Option<Rc<CellVariable>>,
    pub statement: ClassStatement,
}

/// When a host learns of the classes of one of its metaclasses, if not by [`announcing_init_subclass`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announced {
    /// When they are made, if a base is under its duty: before the `__init__` of the metaclass.
    WhenMade,
    /// By the `__init__` of the metaclass, whatever the bases.
    WhenInitialized,
}

const CONFLICT: &str = "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the \
                        metaclasses of all its bases";

/// The `__init__` of a metaclass whose classes are [`Announced::WhenInitialized`].
static ANNOUNCING_INIT: Native = Native::new("type.__init__", NativeKind::Method, announcing_init);

static ANNOUNCING_INIT_SUBCLASS: Native =
    Native::new("object.__init_subclass__", NativeKind::ClassMethod, announcing_init);

/// An `__init_subclass__` for a host's class by which the host learns of the classes that derive from it: where one of
/// them has a hook of its own, that is when it calls this.
pub fn announcing_init_subclass() -> Value {
    Value::Native(&ANNOUNCING_INIT_SUBCLASS)
}

pub(crate) static METHODS: &[Native] = &[
    Native::new("type.__new__", NativeKind::Function, new),
    Native::new("type.__init__", NativeKind::Method, init),
    Native::new("type.__prepare__", NativeKind::ClassMethod, |_, _| Ok(Value::Dict(Rc::default()))),
    Native::new("type.__instancecheck__", NativeKind::Method, instance_check),
    Native::new("type.__subclasscheck__", NativeKind::Method, subclass_check),
];

type Answer = Result<Value, Raised>;

/// `type.__new__(metaclass, name, bases, namespace)`
fn new(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    if arguments.positional.is_empty() {
        return Err(it.vm.raise_type_error("type.__new__(): not enough arguments"));
    }
    let metaclass = match arguments.positional.remove(0) {
        Value::Class(metaclass) if it.vm.is_metaclass(&metaclass) => metaclass,
        Value::Class(class) => {
            let message = format!("type.__new__({0}): {0} is not a subtype of type", class.name);
            return Err(it.vm.raise_type_error(message));
        }
        other => {
            let class = it.class_of(&other)?;
            let message = format!("type.__new__(X): X is not a type object ({})", class.name);
            return Err(it.vm.raise_type_error(message));
        }
    };
    it.new_type(&metaclass, arguments).map(Value::Class)
}

fn init(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    receiver(it, &mut arguments)?;
    match arguments.positional.len() {
        1 | 3 => Ok(Value::None),
        _ => Err(it.vm.raise_type_error("type.__init__() takes 1 or 3 arguments")),
    }
}

fn announcing_init(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let Value::Class(class) = receiver(it, &mut arguments)? else { return Ok(Value::None) };
    let place = it.vm.current_place();
    let open = it.vm.class_statements.last().filter(|open| {
        let name = open.qualified_name.as_ref().and_then(Value::as_str);
        name == Some(&*class.qualified_name)
    });
    let names = open.map(|open| open.statement.names.clone()).unwrap_or_default();
    let place = open.map_or(place, |open| open.statement.place);
    let statement = ClassStatement { place, keywords: arguments.keywords, names };
    it.host.class_created(it.vm, &class, &statement)?;
    Ok(Value::None)
}

fn instance_check(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let Value::Class(class) = receiver(it, &mut arguments)? else { return Ok(Value::Bool(false)) };
    let Some(value) = arguments.positional.first() else { return Ok(Value::Bool(false)) };
    Ok(Value::Bool(it.class_of(value)?.is_subclass_of(&class)))
}

fn subclass_check(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let Value::Class(class) = receiver(it, &mut arguments)? else { return Ok(Value::Bool(false)) };
    let derived = arguments.positional.first().and_then(Value::as_class);
    Ok(Value::Bool(derived.is_some_and(|derived| derived.is_subclass_of(&class))))
}

impl Vm {
    /// A new class of classes, for a host's classes; without a base it derives from `type`.
    pub fn new_metaclass(
        &mut self,
        module: &str,
        name: &str,
        base: Option<Rc<Class>>,
        announced: Announced,
    ) -> Result<Rc<Class>, Raised> {
        let namespace = Dict::default();
        if announced == Announced::WhenInitialized {
            namespace.set_str("__init__", Value::Native(&ANNOUNCING_INIT));
        }
        let base = base.unwrap_or_else(|| Rc::clone(&self.types.type_));
        self.new_class(module, name, vec![base], Rc::new(namespace))
    }

    /// Whether it is `type` or derives from it.
    pub(super) fn is_metaclass(&self, class: &Class) -> bool {
        class.is_subclass_of(&self.types.type_)
    }

    /// The metaclass of a class with these bases: the one that derives from all others; `None` for plain `type`.
    pub(super) fn most_derived_metaclass(
        &mut self,
        written: Option<Rc<Class>>,
        bases: &[Rc<Class>],
    ) -> Result<Option<Rc<Class>>, Raised> {
        let mut winner = written.filter(|class| !Rc::ptr_eq(class, &self.types.type_));
        for metaclass in bases.iter().filter_map(|base| base.metaclass.as_ref()) {
            match &winner {
                Some(found) if found.is_subclass_of(metaclass) => {}
                Some(found) if !metaclass.is_subclass_of(found) => {
                    return Err(self.raise_type_error(CONFLICT));
                }
                _ => winner = Some(Rc::clone(metaclass)),
            }
        }
        Ok(winner)
    }
}

/// Whether the host learns of a class later than when it is made: by `__init_subclass__` or by the `__init__` of its
/// metaclass.
fn is_announced_later(class: &Rc<Class>) -> bool {
    let has = |class: &Rc<Class>, name: &str, native: &'static Native| {
        class.namespace.get_str(name).is_some_and(|found| found.is(&Value::Native(native)))
    };
    let mut metaclasses = class.metaclass.iter().flat_map(Class::mro);
    metaclasses.any(|metaclass| has(metaclass, "__init__", &ANNOUNCING_INIT))
        || class.ancestors.iter().any(|base| has(base, "__init_subclass__", &ANNOUNCING_INIT_SUBCLASS))
}

impl Interpreter<'_> {
    /// What makes the class of a statement, if it is not `type`; `metaclass=` is taken out of the keywords. Bases that
    /// are no classes may imply one.
    pub(super) fn metaclass_of_statement(
        &mut self,
        implied: Option<&Rc<Class>>,
        bases: &[Rc<Class>],
        keywords: &mut Vec<(Rc<str>, Value)>,
    ) -> Result<Option<Value>, Raised> {
        let written = keywords.iter().position(|(name, _)| &**name == "metaclass");
        let written = match written.map(|at| keywords.remove(at).1) {
            Some(Value::Class(class)) if self.vm.is_metaclass(&class) => Some(class),
            Some(callable) => return Ok(Some(callable)),
            None => None,
        };
        let written = match (written, implied) {
            (Some(written), Some(implied)) if implied.is_subclass_of(&written) => Some(Rc::clone(implied)),
            (Some(written), Some(implied)) if !written.is_subclass_of(implied) => {
                return Err(self.vm.raise_type_error(CONFLICT));
            }
            (None, Some(implied)) => Some(Rc::clone(implied)),
            (written, _) => written,
        };
        let metaclass = self.vm.most_derived_metaclass(written, bases)?;
        if metaclass.as_ref().is_some_and(|metaclass| metaclass.intercepts_reads) {
            return Err(self.vm.unsupported("__getattribute__ of a metaclass"));
        }
        Ok(metaclass.map(Value::Class))
    }

    /// What `__prepare__` of a metaclass gives for the names of the body.
    pub(super) fn prepare_namespace(
        &mut self,
        metaclass: Option<&Value>,
        name: &Rc<str>,
        bases: &[Rc<Class>],
        keywords: &[(Rc<str>, Value)],
    ) -> Result<Option<Rc<Dict>>, Raised> {
        let Some(Value::Class(metaclass)) = metaclass else { return Ok(None) };
        let Some(prepare) = metaclass.lookup("__prepare__") else { return Ok(None) };
        if matches!(prepare, Value::Native(_)) {
            return Ok(None);
        }
        let prepare = self.bind(&prepare, "__prepare__", None, metaclass)?;
        let bases = Value::tuple(bases.iter().cloned().map(Value::Class).collect());
        let positional = vec![Value::Str(Rc::clone(name)), bases];
        match self.call(&prepare, Arguments { positional, keywords: keywords.to_vec() })? {
            Value::Dict(namespace) => Ok(Some(namespace)),
            given => {
                let what = format!("a __prepare__ that gives '{}'", self.class_of(&given)?.name);
                Err(self.vm.unsupported(what))
            }
        }
    }

    /// Whether a metaclass has anything to say about the making of its classes. What the interpreter's own modules do
    /// with the classes of programs, they do not do with their own.
    pub(super) fn makes_its_classes(&self, metaclass: &Value) -> bool {
        let Value::Class(metaclass) = metaclass else { return true };
        let is_types_own = |name: &str| {
            let found = metaclass.lookup(name);
            found.is_none_or(|found| self.vm.types.type_.lookup(name).is_some_and(|own| own.is(&found)))
        };
        !self.vm.in_library()
            && (metaclass.metaclass.is_some() || !is_types_own("__new__") || !is_types_own("__init__"))
    }

    /// `type(name, bases, namespace)`
    pub(crate) fn class_by_type(&mut self, arguments: Arguments) -> Result<Value, Raised> {
        if let [_, Value::Tuple(bases), Value::Dict(namespace)] = arguments.positional.as_slice() {
            let bases: Vec<Rc<Class>> = bases.iter().filter_map(|base| base.as_class().cloned()).collect();
            if let Some(metaclass) = self.vm.most_derived_metaclass(None, &bases)? {
                if let Some(hook) = metaclass.lookup("__unprepared__") {
                    self.call(&hook, Arguments::positional(vec![Value::Dict(Rc::clone(namespace))]))?;
                }
                return self.construct_now(&metaclass, arguments);
            }
        }
        let type_ = Rc::clone(&self.vm.types.type_);
        self.new_type(&type_, arguments).map(Value::Class)
    }

    /// What `type.__new__` does with the three arguments after the metaclass.
    fn new_type(&mut self, metaclass: &Rc<Class>, arguments: Arguments) -> Result<Rc<Class>, Raised> {
        let Arguments { positional, keywords } = arguments;
        let (name, bases, given) = match positional.as_slice() {
            [Value::Str(name), Value::Tuple(bases), namespace]
                if let Value::Dict(namespace) = namespace.plain() =>
            {
                (name, bases, namespace)
            }
            given @ [name, bases, _] => {
                let fits = [matches!(name, Value::Str(_)), matches!(bases, Value::Tuple(_)), false];
                let at = fits.iter().position(|fits| !fits).unwrap_or(0);
                let class = match given.get(at) {
                    Some(value) => self.class_of(value)?,
                    None => Rc::clone(&self.vm.types.none),
                };
                let wanted = ["str", "tuple", "dict"].get(at).copied().unwrap_or_default();
                let message =
                    format!("type.__new__() argument {} must be {wanted}, not {}", at + 1, class.name);
                return Err(self.vm.raise_type_error(message));
            }
            given => {
                let message = format!("type.__new__() takes exactly 3 arguments ({} given)", given.len());
                return Err(self.vm.raise_type_error(message));
            }
        };
        let mut classes = Vec::new();
        for base in bases.iter() {
            if !matches!(base, Value::Class(_) | Value::Host(_) | Value::Alias(_)) {
                return Err(self.vm.raise_type_error(CONFLICT));
            }
            classes.extend(self.base_class(base)?);
        }
        let namespace = Dict::default();
        for (name, value) in given.names() {
            namespace.set_str(name, value);
        }
        if !namespace.contains_str("__module__") {
            let frame = self.vm.program_frame();
            let module = frame.and_then(|frame| frame.globals.get_str("__name__"));
            namespace.set_str("__module__", module.unwrap_or_else(|| Value::from("__main__")));
        }
        let metaclass = Some(Rc::clone(metaclass));
        self.make_class(name, classes, metaclass, Rc::new(namespace), keywords)
    }

    /// Makes a class of its parts, tells descriptors and bases of it, and the host if it is its duty.
    pub(super) fn make_class(
        &mut self,
        name: &Rc<str>,
        bases: Vec<Rc<Class>>,
        metaclass: Option<Rc<Class>>,
        namespace: Rc<Dict>,
        keywords: Vec<(Rc<str>, Value)>,
    ) -> Result<Rc<Class>, Raised> {
        let qualified_name = namespace.remove_str("__qualname__");
        let is_of_statement = |open: &&OpenClass| match (&open.qualified_name, &qualified_name) {
            (Some(Value::Str(known)), Some(Value::Str(given))) => Rc::ptr_eq(known, given),
            _ => false,
        };
        let open = self.vm.class_statements.last().filter(is_of_statement);
        let (cell, statement) = match open {
            Some(open) => (open.cell.clone(), open.statement.clone()),
            None => {
                let place = self.vm.current_place();
                let names = namespace.names().into_iter().map(|(name, _)| (name, place)).collect();
                (None, ClassStatement { place, keywords: keywords.clone(), names })
            }
        };
        let qualified_name = match qualified_name {
            Some(Value::Str(name)) => name,
            _ => Rc::clone(name),
        };
        let module = match namespace.get_str("__module__") {
            Some(Value::Str(module)) => module,
            _ => "__main__".into(),
        };
        for hook in ["__init_subclass__", "__class_getitem__"] {
            if let Some(function @ Value::Function(_)) = namespace.get_str(hook) {
                namespace.set_str(hook, Value::ClassMethod(Wrapped::new(function)));
            }
        }
        let class =
            self.vm.new_class_qualified(&module, name, &qualified_name, bases, metaclass, namespace)?;
        if let Some(cell) = cell {
            cell.set(Value::Class(Rc::clone(&class)));
        }
        if !class.namespace.contains_str("__doc__") {
            class.namespace.set_str("__doc__", Value::None);
        }
        self.set_names(&class)?;
        if class.has_host_duty() && !is_announced_later(&class) {
            self.host.class_created(self.vm, &class, &statement)?;
        }
        self.init_subclass(&class, keywords)?;
        Ok(class)
    }

    /// Calls `__init__` of the metaclass of a class that the `__new__` of one has made.
    pub(super) fn init_class(
        &mut self,
        called: &Rc<Class>,
        made: &Rc<Class>,
        arguments: Arguments,
    ) -> Result<(), Raised> {
        let Some(metaclass) = made.metaclass.clone().filter(|metaclass| metaclass.is_subclass_of(called))
        else {
            return Ok(());
        };
        let Some(init) = metaclass.lookup("__init__") else { return Ok(()) };
        let itself = Value::Class(Rc::clone(made));
        let bound = self.bind(&init, "__init__", Some(&itself), &metaclass)?;
        let value = self.call(&bound, arguments)?;
        self.check_init(&value)
    }
}
