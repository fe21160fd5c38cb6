//! Proves the seam with the smallest host: one module with a counter object, a base class whose
//! subclasses are the host's duty, and a data descriptor.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use bothways_python::{
    Arguments, BinaryOperator, Class, ClassStatement, Comparison, Dict, Document, Host, HostObject, HostRef,
    Instance, Interpreter, Limits, Place, Raised, Value, Vm, prepare, traceback,
};

struct Module;

impl HostObject for Module {
    fn type_name(&self) -> Cow<'_, str> {
        "module".into()
    }
}

struct Counter {
    items: RefCell<Vec<Value>>,
    name: &'static str,
}

impl HostObject for Counter {
    fn type_name(&self) -> Cow<'_, str> {
        "Counter".into()
    }
}

struct Marker;

impl HostObject for Marker {
    fn type_name(&self) -> Cow<'_, str> {
        "Marker".into()
    }
}

/// A data descriptor that doubles what is stored.
struct Doubling {
    stored: Cell<i64>,
}

impl HostObject for Doubling {
    fn type_name(&self) -> Cow<'_, str> {
        "Doubling".into()
    }

    fn is_data_descriptor(&self) -> bool {
        true
    }
}

#[derive(Default)]
struct TestHost {
    output: String,
    log: Vec<String>,
    alive: Vec<Weak<Instance>>,
    base: Option<Rc<Class>>,
    next_id: u32,
    statements: Vec<Place>,
}

impl Host for TestHost {
    fn import(&mut self, _vm: &mut Vm, name: &str) -> Result<Option<Value>, Raised> {
        Ok((name == "tally" || name == "tally.extra").then(|| Value::Host(HostRef::new(Module))))
    }

    fn get_attribute(&mut self, vm: &mut Vm, object: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        if object.downcast::<Module>().is_some() {
            return Ok(match name {
                "Base" => {
                    let namespace = Rc::new(Dict::default());
                    namespace.set_str("twice", Value::Host(HostRef::new(Doubling { stored: Cell::new(0) })));
                    let marker = HostRef::new(Marker);
                    let class = vm.new_host_class("tally", "Base", Vec::new(), None, namespace, marker)?;
                    self.base = Some(Rc::clone(&class));
                    Some(Value::Class(class))
                }
                "TallyError" => {
                    Some(Value::Class(vm.new_exception_class("tally.exc", "TallyError", Vec::new())))
                }
                "counter" => {
                    Some(Value::Host(HostRef::new(Counter { items: RefCell::default(), name: "counter" })))
                }
                "alive" => {
                    let count = self.alive.iter().filter(|weak| weak.strong_count() > 0).count();
                    Some(Value::Int(i64::try_from(count).expect("few instances")))
                }
                "apply" => {
                    Some(Value::Host(HostRef::new(Counter { items: RefCell::default(), name: "apply" })))
                }
                "extra" => Some(Value::Host(HostRef::new(Module))),
                _ => None,
            });
        }
        let Some(counter) = object.downcast::<Counter>() else { return Ok(None) };
        Ok((name == "size")
            .then(|| Value::Int(i64::try_from(counter.items.borrow().len()).expect("few items"))))
    }

    fn set_attribute(
        &mut self,
        _vm: &mut Vm,
        object: &HostRef,
        name: &str,
        value: Value,
    ) -> Result<bool, Raised> {
        match object.downcast::<Counter>() {
            Some(counter) if name == "first" => {
                counter.items.borrow_mut().insert(0, value);
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    fn call(&mut self, vm: &mut Vm, object: &HostRef, arguments: Arguments) -> Result<Value, Raised> {
        let counter = object.downcast::<Counter>().expect("only counters are called");
        if counter.name == "apply" {
            let mut values = arguments.positional.into_iter();
            let function = values.next().expect("a function");
            let positional = values.collect();
            return Interpreter::new(vm, self).call(&function, Arguments::positional(positional));
        }
        counter.items.borrow_mut().extend(arguments.positional);
        for (name, value) in arguments.keywords {
            counter.items.borrow_mut().push(Value::tuple(vec![Value::Str(name), value]));
        }
        Ok(Value::Host(object.clone()))
    }

    fn binary_operator(
        &mut self,
        vm: &mut Vm,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        let mut interpreter = Interpreter::new(vm, self);
        let text =
            format!("({} {} {})", interpreter.repr(left)?, operator.symbol(), interpreter.repr(right)?);
        Ok(Some(Value::from(text)))
    }

    fn compare(
        &mut self,
        _vm: &mut Vm,
        comparison: Comparison,
        _left: &Value,
        _right: &Value,
    ) -> Result<Option<Value>, Raised> {
        Ok((comparison == Comparison::Less).then(|| Value::from("an expression")))
    }

    fn length(&mut self, _vm: &mut Vm, object: &HostRef) -> Result<Option<usize>, Raised> {
        Ok(object.downcast::<Counter>().map(|counter| counter.items.borrow().len()))
    }

    fn iterate(&mut self, _vm: &mut Vm, object: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(object.downcast::<Counter>().map(|_| Value::Host(object.clone())))
    }

    fn next_item(
        &mut self,
        _vm: &mut Vm,
        object: &HostRef,
        position: usize,
    ) -> Result<Option<Value>, Raised> {
        Ok(object.downcast::<Counter>().and_then(|counter| counter.items.borrow().get(position).cloned()))
    }

    fn get_item(&mut self, vm: &mut Vm, object: &HostRef, index: &Value) -> Result<Option<Value>, Raised> {
        let Some(counter) = object.downcast::<Counter>() else { return Ok(None) };
        let copy = Value::list(counter.items.borrow().clone());
        Interpreter::new(vm, self).get_item(&copy, index).map(Some)
    }

    fn repr(&mut self, _vm: &mut Vm, object: &HostRef) -> Result<Option<String>, Raised> {
        Ok(object
            .downcast::<Counter>()
            .map(|counter| format!("<{} {}>", counter.name, counter.items.borrow().len())))
    }

    fn is_instance(&mut self, vm: &mut Vm, object: &Value, class: &Value) -> Result<Option<bool>, Raised> {
        let list = vm.types().list.clone();
        let asks_list = class.as_class().is_some_and(|class| Rc::ptr_eq(class, &list));
        Ok(object.as_host::<Counter>().filter(|_| asks_list).map(|_| true))
    }

    fn enter(&mut self, _vm: &mut Vm, object: &HostRef) -> Result<Option<Value>, Raised> {
        self.log.push("enter".to_owned());
        Ok(Some(Value::Host(object.clone())))
    }

    fn exit(
        &mut self,
        _vm: &mut Vm,
        _object: &HostRef,
        exception: Option<&Rc<Instance>>,
    ) -> Result<bool, Raised> {
        self.log.push(format!("exit {:?}", exception.map(|e| e.class.name.to_string())));
        Ok(exception.is_some())
    }

    fn descriptor_get(
        &mut self,
        _vm: &mut Vm,
        descriptor: &HostRef,
        _name: &str,
        instance: Option<&Rc<Instance>>,
        owner: &Rc<Class>,
    ) -> Result<Value, Raised> {
        match (descriptor.downcast::<Doubling>(), instance) {
            (Some(doubling), Some(_)) => Ok(Value::Int(doubling.stored.get() * 2)),
            _ => Ok(Value::from(format!("{} of {}", descriptor.0.type_name(), owner.name))),
        }
    }

    fn descriptor_set(
        &mut self,
        _vm: &mut Vm,
        descriptor: &HostRef,
        _name: &str,
        instance: &Rc<Instance>,
        value: Value,
    ) -> Result<(), Raised> {
        self.log.push(format!("set on {:?}", instance.host_id()));
        if let Some(doubling) = descriptor.downcast::<Doubling>() {
            doubling.stored.set(value.as_int().unwrap_or(0));
        }
        Ok(())
    }

    fn class_created(
        &mut self,
        vm: &mut Vm,
        class: &Rc<Class>,
        statement: &ClassStatement,
    ) -> Result<(), Raised> {
        let annotations = match class.namespace.get_str("__annotations__") {
            Some(annotations) => Interpreter::new(vm, self).repr(&annotations)?.to_string(),
            None => String::new(),
        };
        let names: Vec<String> =
            statement.names.iter().map(|(name, at)| format!("{name}@{}", at.line)).collect();
        self.log.push(format!("class {} {} {}", class.name, names.join(" "), annotations));
        Ok(())
    }

    fn class_attribute_set(
        &mut self,
        _vm: &mut Vm,
        class: &Rc<Class>,
        name: &str,
        value: Option<&Value>,
    ) -> Result<(), Raised> {
        self.log.push(format!("{}.{name} {}", class.name, if value.is_some() { "set" } else { "deleted" }));
        Ok(())
    }

    fn instance_created(
        &mut self,
        _vm: &mut Vm,
        instance: &Rc<Instance>,
        _arguments: Option<&mut Arguments>,
    ) -> Result<(), Raised> {
        self.next_id += 1;
        instance.set_host_id(Some(self.next_id));
        self.alive.push(Rc::downgrade(instance));
        Ok(())
    }

    fn before_program(&mut self, _vm: &mut Vm, statements: &[Place]) -> Result<(), Raised> {
        self.statements = statements.to_vec();
        Ok(())
    }

    fn before_statement(&mut self, statement: usize, depth: usize) {
        if self.statements.get(statement).is_some_and(|place| place.line == 999) {
            self.log.push(format!("deep {depth}"));
        }
    }

    fn name_bound(&mut self, _vm: &mut Vm, name: &str, value: Option<&Value>) -> Result<(), Raised> {
        if name.starts_with("watched") {
            self.log.push(format!("{name} {}", if value.is_some() { "bound" } else { "gone" }));
        }
        Ok(())
    }

    fn print(&mut self, _vm: &mut Vm, text: &str) -> Result<(), Raised> {
        self.output.push_str(text);
        Ok(())
    }
}

fn run(text: &str) -> TestHost {
    let limits = Limits::default();
    let document = Document { name: "main.py".to_owned(), text: text.to_owned() };
    let program = prepare(&[document], &limits).expect("the program parses");
    let mut host = TestHost::default();
    let mut vm = Vm::new(limits);
    if let Err(raised) = vm.run(&program, &mut host) {
        let text = traceback::format(&mut vm, &mut host, &raised);
        host.output.push_str(&text);
    }
    host
}

#[test]
fn a_host_object_takes_part_in_everything() {
    let host = run("
from tally import counter as c
import tally.extra
print(c(1, 2, k=3), len(c), c.size, list(c), c[0], c[-1], c[:2], 2 in c, 9 in c, bool(c))
c.first = 0
print([x for x in c][:2], c + 1, 1 | c, c < 3, c == c, c == 4, c != 4, isinstance(c, list), callable(c))
print(tally.apply(lambda a, b: a * b, 6, 7), sorted([3, 1], key=lambda v: tally.apply(abs, -v)))
for x in c:
    if x == 2:
        c(99)
print(c[-1], tally.extra is tally.extra or 'fresh', f'{c}', str(c), type(c).__name__, hash(c) == hash(c))
try:
    c.nothing
except AttributeError as e:
    print(e)
try:
    from tally import missing
except ImportError as e:
    print(e)
with c as entered:
    print(entered is c)
    raise ValueError('swallowed')
print(tally.apply(lambda: 1 / 0))
");
    let expected = "\
<counter 3> 3 3 [1, 2, ('k', 3)] 1 ('k', 3) [1, 2] True False True
[0, 1] (<counter 4> + 1) (1 | <counter 4>) an expression True False True True True
42 [1, 3]
99 fresh <counter 5> <counter 5> Counter True
'Counter' object has no attribute 'nothing'
cannot import name 'missing' from 'tally' (unknown location)
True
Traceback (most recent call last):
  File \"main.py\", line 23, in <module>
    print(tally.apply(lambda: 1 / 0))
          ^^^^^^^^^^^^^^^^^^^^^^^^^^
  File \"main.py\", line 23, in <lambda>
    print(tally.apply(lambda: 1 / 0))
                              ~~^~~
ZeroDivisionError: division by zero
";
    assert_eq!(host.output, expected);
    assert_eq!(host.log, ["enter", "exit Some(\"ValueError\")"]);
}

#[test]
fn classes_under_a_hosts_duty_are_told() {
    let host = run("
from tally import Base, TallyError
class Child(Base):
    name: str
    size = 3
    other: 'Child' = None
    def f(self): return self.twice
class Grand(Child): pass
c = Grand()
c.twice = 21
print(c.twice, Child.twice, c.f())
Child.later = 1
del Child.later
print(isinstance(c, Base), Base)
watched = 1
del watched
try:
    raise TallyError('broken', 2)
except TallyError as watched_error:
    print(watched_error)
raise TallyError('at the end')
");
    let expected = "\
42 Doubling of Child 42
True <class 'tally.Base'>
('broken', 2)
Traceback (most recent call last):
  File \"main.py\", line 21, in <module>
    raise TallyError('at the end')
tally.exc.TallyError: at the end
";
    assert_eq!(host.output, expected);
    let log = [
        "class Child name@4 size@5 other@6 f@7 {'name': <class 'str'>, 'other': 'Child'}",
        "class Grand  ",
        "set on Some(1)",
        "Child.later set",
        "Child.later deleted",
        "watched bound",
        "watched gone",
        "watched_error bound",
        "watched_error bound",
        "watched_error gone",
    ];
    assert_eq!(host.log, log);
}

/// The host's identity map sees an object go as soon as Python lets go of it.
#[test]
fn instances_are_released_as_in_cpython() {
    let host = run("
import tally
from tally import Base
class P(Base):
    def me(self):
        return self
    @property
    def prop(self):
        return self
p = P()
print(tally.alive)
p = None
print(tally.alive)
P()
print(tally.alive)
P().me().prop
print(tally.alive)
def f():
    local = P()
    print(tally.alive)
    def inner():
        return local
    return 1
f()
print(tally.alive)
a = [P(), P()]
del a[0]
print(tally.alive)
for x in a: pass
a.clear()
print(tally.alive)
del x
print(tally.alive)
try:
    raise ValueError(P())
except ValueError as e:
    print(tally.alive)
print(tally.alive)
b = {1: P(), P(): 2}
b = 0
print(tally.alive)
[P() for i in range(3)]
print(tally.alive, len([P()]), tally.alive)
def gen():
    q = P()
    yield q
g = gen()
next(g)
print(tally.alive)
g = None
print(tally.alive)
x, y = P(), P()
x, y = y, x
x = y = None
print(tally.alive)
class Q: pass
q = Q()
q.p = P()
print(tally.alive)
del q.p
print(tally.alive)
with_default = (lambda d=P(): d)()
with_default = None
print(tally.alive, str(P()) and tally.alive, P() == P() or tally.alive)
def boom():
    z = P()
    1 / 0
try:
    boom()
except ZeroDivisionError:
    pass
print(tally.alive)
for i in range(2):
    t = P()
print(tally.alive)
t = P()
print(tally.alive)
");
    assert_eq!(host.output, "1\n0\n0\n0\n1\n0\n1\n1\n0\n1\n0\n0\n0 1 0\n1\n0\n0\n1\n0\n0 0 0\n0\n1\n1\n");
}
