//! The seam to whatever lies outside Python: a foreign package and its objects, output, warnings
//! and stepping. The interpreter asks, the host answers; each method's default is what an object
//! without that ability does in Python, so a host implements only what its objects can do.
//!
//! To call back into Python from a method, bundle the two again:
//! `Interpreter::new(vm, self).call(&function, Arguments::default())`. Hold no borrow of the
//! host's own data across such a call: the program may come back through any method.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

use crate::place::Place;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::class::Class;
use crate::value::instance::Instance;
use crate::vm::Vm;

/// An object that the host gives to the program. The program sees it only through [`Host`].
pub trait HostObject: Any {
    /// The name of its type, as `type(x).__name__` and error texts say it.
    fn type_name(&self) -> Cow<'_, str>;

    /// Whether, as a class attribute, it takes part in setting the attribute of an instance, and
    /// so goes before the instance's own `__dict__` when reading.
    fn is_data_descriptor(&self) -> bool {
        false
    }

    /// Whether the program can call it; only `callable(x)` asks.
    fn is_callable(&self) -> bool {
        true
    }
}

/// A counted reference to a host's object; `is` in Python is the identity of the reference.
#[derive(Clone)]
pub struct HostRef(pub Rc<dyn HostObject>);

impl HostRef {
    /// Takes an object into Python's hands.
    pub fn new(object: impl HostObject) -> Self {
        Self(Rc::new(object))
    }

    /// The object behind it, if it is a `T`.
    pub fn downcast<T: HostObject>(&self) -> Option<&T> {
        let object: &dyn Any = &*self.0;
        object.downcast_ref::<T>()
    }

    /// The counted object behind it, if it is a `T`.
    pub fn downcast_rc<T: HostObject>(&self) -> Option<Rc<T>> {
        let object: Rc<dyn Any> = Rc::clone(&self.0) as Rc<dyn Any>;
        object.downcast::<T>().ok()
    }

    /// Whether both are the same object, as `is` asks.
    pub fn is(&self, other: &Self) -> bool {
        std::ptr::addr_eq(Rc::as_ptr(&self.0), Rc::as_ptr(&other.0))
    }
}

impl fmt::Debug for HostRef {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "<host {}>", self.0.type_name())
    }
}

/// The arguments of a call, already unpacked.
#[derive(Debug, Clone, Default)]
pub struct Arguments {
    /// By position.
    pub positional: Vec<Value>,
    /// By keyword, in the order written.
    pub keywords: Vec<(Rc<str>, Value)>,
}

impl Arguments {
    /// Arguments by position only.
    pub fn positional(positional: Vec<Value>) -> Self {
        Self { positional, keywords: Vec::new() }
    }

    /// The keyword argument of that name, taken out.
    pub fn take_keyword(&mut self, name: &str) -> Option<Value> {
        let position = self.keywords.iter().position(|(keyword, _)| &**keyword == name)?;
        Some(self.keywords.remove(position).1)
    }
}

/// Python's binary operators; the same for `x += y` after the in-place attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BinaryOperator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `@`
    MatrixMultiply,
    /// `/`
    TrueDivide,
    /// `//`
    FloorDivide,
    /// `%`
    Modulo,
    /// `**`
    Power,
    /// `<<`
    LeftShift,
    /// `>>`
    RightShift,
    /// `&`
    BitAnd,
    /// `|`
    BitOr,
    /// `^`
    BitXor,
}

/// Python's unary operators that an object can define.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnaryOperator {
    /// `-x`
    Negative,
    /// `+x`
    Positive,
    /// `~x`
    Invert,
}

/// Python's rich comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
}

/// What a class statement said beside its namespace.
#[derive(Debug, Clone)]
pub struct ClassStatement {
    /// The `class X(…):` statement.
    pub place: Place,
    /// The keyword arguments in the brackets after the name.
    pub keywords: Vec<(Rc<str>, Value)>,
    /// Where each name of the body was last bound or annotated, in the order of first binding.
    pub names: Vec<(Rc<str>, Place)>,
}

/// A warning that Python would print to stderr.
#[derive(Debug, Clone)]
pub struct Warning {
    /// Its class, such as `UserWarning`.
    pub category: Rc<Class>,
    /// Its text.
    pub message: String,
    /// Where the program was.
    pub place: Place,
    /// Whether it was not running yet: the compiler found something at the place.
    pub is_of_compiler: bool,
}

/// What the interpreter asks of the world outside.
#[allow(unused_variables, reason = "the names of the parameters are documentation")]
pub trait Host {
    /// The module of that (dotted) name, asked before the interpreter's own modules. `None`: not
    /// the host's. For `import a.b.c` every prefix is asked, and the result of the first is bound;
    /// the host's module answers `get_attribute("b")` itself.
    fn import(&mut self, vm: &mut Vm, name: &str) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// `from module import name` on a host's module. `None`: "cannot import name". The default is
    /// attribute access.
    fn import_from(&mut self, vm: &mut Vm, module: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        self.get_attribute(vm, module, name)
    }

    /// `object.name`. `None`: the usual AttributeError.
    fn get_attribute(&mut self, vm: &mut Vm, object: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// `object.name = value`. `false`: the usual AttributeError.
    fn set_attribute(
        &mut self,
        vm: &mut Vm,
        object: &HostRef,
        name: &str,
        value: Value,
    ) -> Result<bool, Raised> {
        Ok(false)
    }

    /// `del object.name`. `false`: the usual AttributeError.
    fn delete_attribute(&mut self, vm: &mut Vm, object: &HostRef, name: &str) -> Result<bool, Raised> {
        Ok(false)
    }

    /// The names `dir(object)` lists.
    fn directory(&mut self, vm: &mut Vm, object: &HostRef) -> Result<Vec<Rc<str>>, Raised> {
        Ok(Vec::new())
    }

    /// `object(…)`.
    fn call(&mut self, vm: &mut Vm, object: &HostRef, arguments: Arguments) -> Result<Value, Raised> {
        Err(vm.raise_type_error(format!("'{}' object is not callable", object.0.type_name())))
    }

    /// `left <operator> right`, where at least one is a host's object. `None`: NotImplemented.
    fn binary_operator(
        &mut self,
        vm: &mut Vm,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// `object <operator>= value`, asked before [`Host::binary_operator`]. `None`: no in-place form.
    fn in_place_operator(
        &mut self,
        vm: &mut Vm,
        operator: BinaryOperator,
        object: &HostRef,
        value: &Value,
    ) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// `<operator> object`. `None`: the usual TypeError.
    fn unary_operator(
        &mut self,
        vm: &mut Vm,
        operator: UnaryOperator,
        object: &HostRef,
    ) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// `left <comparison> right`, where at least one is a host's object; any value, such as an SQL
    /// expression. `None`: NotImplemented, so that `==` falls back to identity.
    fn compare(
        &mut self,
        vm: &mut Vm,
        comparison: Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// `item in object`. `None`: by iteration.
    fn contains(&mut self, vm: &mut Vm, object: &HostRef, item: &Value) -> Result<Option<bool>, Raised> {
        Ok(None)
    }

    /// `len(object)`. `None`: the usual TypeError.
    fn length(&mut self, vm: &mut Vm, object: &HostRef) -> Result<Option<usize>, Raised> {
        Ok(None)
    }

    /// `iter(object)`: whether it can be iterated; `Some` other value is iterated in its place.
    /// `None`: the usual TypeError.
    fn iterate(&mut self, vm: &mut Vm, object: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// The item at that position of an iteration over the object (one that [`Host::iterate`]
    /// answered with itself), or the next item of a host's iterator. `None`: the end. Asked anew
    /// at each turn, so that changes made during the iteration show as they do in Python.
    fn next_item(&mut self, vm: &mut Vm, object: &HostRef, position: usize) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// `object[index]`; slices come as [`Value::Slice`]. `None`: the usual TypeError.
    fn get_item(&mut self, vm: &mut Vm, object: &HostRef, index: &Value) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// `object[index] = value`. `false`: the usual TypeError.
    fn set_item(
        &mut self,
        vm: &mut Vm,
        object: &HostRef,
        index: &Value,
        value: Value,
    ) -> Result<bool, Raised> {
        Ok(false)
    }

    /// `del object[index]`. `false`: the usual TypeError.
    fn delete_item(&mut self, vm: &mut Vm, object: &HostRef, index: &Value) -> Result<bool, Raised> {
        Ok(false)
    }

    /// `repr(object)`. `None`: `<module.Type object at 0x…>`.
    fn repr(&mut self, vm: &mut Vm, object: &HostRef) -> Result<Option<String>, Raised> {
        Ok(None)
    }

    /// `str(object)`. `None`: as `repr`.
    fn str(&mut self, vm: &mut Vm, object: &HostRef) -> Result<Option<String>, Raised> {
        Ok(None)
    }

    /// `bool(object)`. `None`: by length if there is one, else true.
    fn truth(&mut self, vm: &mut Vm, object: &HostRef) -> Result<Option<bool>, Raised> {
        Ok(None)
    }

    /// `hash(object)`. `None`: by identity.
    fn hash(&mut self, vm: &mut Vm, object: &HostRef) -> Result<Option<i64>, Raised> {
        Ok(None)
    }

    /// The class that `type(object)` gives. `None`: one made up from the type's name.
    fn class_of(&mut self, vm: &mut Vm, object: &HostRef) -> Result<Option<Rc<Class>>, Raised> {
        Ok(None)
    }

    /// `isinstance(object, class)`, where at least one is a host's object. `None`: not known to the
    /// host; then [`Host::class_of`] decides, and a class that is a host's object is refused.
    fn is_instance(&mut self, vm: &mut Vm, object: &Value, class: &Value) -> Result<Option<bool>, Raised> {
        Ok(None)
    }

    /// `__enter__` of `with object`. `None`: the usual TypeError.
    fn enter(&mut self, vm: &mut Vm, object: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// `__exit__` of `with object`, with the exception if the block ended in one; true swallows it.
    fn exit(
        &mut self,
        vm: &mut Vm,
        object: &HostRef,
        exception: Option<&Rc<Instance>>,
    ) -> Result<bool, Raised> {
        Ok(false)
    }

    /// What reading a class attribute that holds a host's object gives: on an instance, or, where
    /// `instance` is `None`, on the class itself. Methods answer with [`Value::bound_method`].
    fn descriptor_get(
        &mut self,
        vm: &mut Vm,
        descriptor: &HostRef,
        name: &str,
        instance: Option<&Rc<Instance>>,
        owner: &Rc<Class>,
    ) -> Result<Value, Raised> {
        Ok(Value::Host(descriptor.clone()))
    }

    /// `instance.name = value`, where the class holds a data descriptor under that name.
    fn descriptor_set(
        &mut self,
        vm: &mut Vm,
        descriptor: &HostRef,
        name: &str,
        instance: &Rc<Instance>,
        value: Value,
    ) -> Result<(), Raised> {
        Err(vm.raise_attribute_error("__set__".to_owned()))
    }

    /// `del instance.name`, where the class holds a data descriptor under that name.
    fn descriptor_delete(
        &mut self,
        vm: &mut Vm,
        descriptor: &HostRef,
        name: &str,
        instance: &Rc<Instance>,
    ) -> Result<(), Raised> {
        Err(vm.raise_attribute_error("__delete__".to_owned()))
    }

    /// The class that a host's object in the list of bases stands for. `None`: the usual TypeError.
    fn resolve_base(&mut self, vm: &mut Vm, base: &HostRef) -> Result<Option<Rc<Class>>, Raised> {
        Ok(None)
    }

    /// A class statement ended whose class is under a host's duty ([`Class::host`] on itself or an
    /// ancestor). The namespace may be changed; its `__annotations__` is a dict in order.
    fn class_created(
        &mut self,
        vm: &mut Vm,
        class: &Rc<Class>,
        statement: &ClassStatement,
    ) -> Result<(), Raised> {
        Ok(())
    }

    /// `Class.name = value` (or `del`, with `None`) on a class under a host's duty, after the
    /// namespace was changed.
    fn class_attribute_set(
        &mut self,
        vm: &mut Vm,
        class: &Rc<Class>,
        name: &str,
        value: Option<&Value>,
    ) -> Result<(), Raised> {
        Ok(())
    }

    /// An instance of a class under a host's duty was made by calling the class; `__init__` follows with these
    /// arguments, or `object.__new__` made it.
    fn instance_created(
        &mut self,
        vm: &mut Vm,
        instance: &Rc<Instance>,
        arguments: Option<&mut Arguments>,
    ) -> Result<(), Raised> {
        Ok(())
    }

    /// `gc.collect()`: lets go of objects that only hold each other.
    fn collect_garbage(&mut self, vm: &mut Vm) -> Result<(), Raised> {
        Ok(())
    }

    /// The instance of this number, which the program holds no more, if the host still has its object.
    fn revive(&mut self, vm: &mut Vm, host_id: u32) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// A program is about to run: all statements it has, by their numbers.
    fn before_program(&mut self, vm: &mut Vm, statements: &[Place]) -> Result<(), Raised> {
        Ok(())
    }

    /// Whether [`Host::between_statements`] has anything to do.
    fn is_unsettled(&self) -> bool {
        false
    }

    /// A statement of the module is over, with what it called, and another is about to be executed.
    fn between_statements(&mut self, vm: &mut Vm) -> Result<(), Raised> {
        Ok(())
    }

    /// The statement of that number is about to be executed, `depth` Python calls deep (0: module level).
    fn before_statement(&mut self, statement: usize, depth: usize) {}

    /// A module-level name was bound (by assignment, import, def, class, for, with) or, with
    /// `None`, deleted.
    fn name_bound(&mut self, vm: &mut Vm, name: &str, value: Option<&Value>) -> Result<(), Raised> {
        Ok(())
    }

    /// `print` wrote this text, line ends included.
    fn print(&mut self, vm: &mut Vm, text: &str) -> Result<(), Raised>;

    /// The program wrote this text to `sys.stderr`, as logging does.
    fn print_error(&mut self, vm: &mut Vm, text: &str) -> Result<(), Raised> {
        Ok(())
    }

    /// A warning passed the filters and would be printed to stderr.
    fn warning(&mut self, vm: &mut Vm, warning: &Warning) -> Result<(), Raised> {
        Ok(())
    }
}
