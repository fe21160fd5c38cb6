//! A machine together with its host, for as long as something runs. Whatever may run Python code
//! or ask the host is a method here; what needs neither is on [`Vm`].

use std::rc::Rc;

use crate::host::{Arguments, BinaryOperator, Comparison, Host};
use crate::raised::Raised;
use crate::value::Value;
use crate::value::class::Class;
use crate::value::dict::Dict;
use crate::vm::Vm;

/// A machine and its host. Hosts make one to call back into Python:
/// `Interpreter::new(vm, self)`.
pub struct Interpreter<'a> {
    /// The machine.
    pub vm: &'a mut Vm,
    /// Its host.
    pub host: &'a mut dyn Host,
}

impl<'a> Interpreter<'a> {
    /// Bundles the two.
    pub fn new(vm: &'a mut Vm, host: &'a mut dyn Host) -> Self {
        Self { vm, host }
    }
}

impl Interpreter<'_> {
    /// `callable(…)`
    pub fn call(&mut self, callable: &Value, arguments: Arguments) -> Result<Value, Raised> {
        let _ = (callable, arguments);
        Err(self.vm.unsupported("call"))
    }

    /// `object.name(…)`
    pub fn call_method(
        &mut self,
        object: &Value,
        name: &str,
        positional: Vec<Value>,
    ) -> Result<Value, Raised> {
        let _ = (object, name, positional);
        Err(self.vm.unsupported("call_method"))
    }

    /// `object.name`
    pub fn get_attribute(&mut self, object: &Value, name: &str) -> Result<Value, Raised> {
        let _ = (object, name);
        Err(self.vm.unsupported("get_attribute"))
    }

    /// `object.name`, or `None` where that raises AttributeError.
    pub fn find_attribute(&mut self, object: &Value, name: &str) -> Result<Option<Value>, Raised> {
        let _ = (object, name);
        Err(self.vm.unsupported("find_attribute"))
    }

    /// `object.name = value`
    pub fn set_attribute(&mut self, object: &Value, name: &str, value: Value) -> Result<(), Raised> {
        let _ = (object, name, value);
        Err(self.vm.unsupported("set_attribute"))
    }

    /// `del object.name`
    pub fn delete_attribute(&mut self, object: &Value, name: &str) -> Result<(), Raised> {
        let _ = (object, name);
        Err(self.vm.unsupported("delete_attribute"))
    }

    /// `repr(value)`
    pub fn repr(&mut self, value: &Value) -> Result<Rc<str>, Raised> {
        let _ = value;
        Err(self.vm.unsupported("repr"))
    }

    /// `str(value)`
    pub fn str(&mut self, value: &Value) -> Result<Rc<str>, Raised> {
        let _ = value;
        Err(self.vm.unsupported("str"))
    }

    /// `bool(value)`
    pub fn truth(&mut self, value: &Value) -> Result<bool, Raised> {
        let _ = value;
        Err(self.vm.unsupported("truth"))
    }

    /// `hash(value)`
    pub fn hash(&mut self, value: &Value) -> Result<i64, Raised> {
        let _ = value;
        Err(self.vm.unsupported("hash"))
    }

    /// Whether `left is right or left == right`, as containers compare.
    pub fn equals(&mut self, left: &Value, right: &Value) -> Result<bool, Raised> {
        let _ = (left, right);
        Err(self.vm.unsupported("equals"))
    }

    /// `left <comparison> right`
    pub fn compare(&mut self, comparison: Comparison, left: &Value, right: &Value) -> Result<Value, Raised> {
        let _ = (comparison, left, right);
        Err(self.vm.unsupported("compare"))
    }

    /// `left <operator> right`
    pub fn binary(&mut self, operator: BinaryOperator, left: &Value, right: &Value) -> Result<Value, Raised> {
        let _ = (operator, left, right);
        Err(self.vm.unsupported("binary"))
    }

    /// `iter(value)`
    pub fn iterator(&mut self, value: &Value) -> Result<Value, Raised> {
        let _ = value;
        Err(self.vm.unsupported("iterator"))
    }

    /// `next(iterator)`; `None` at its end.
    pub fn next(&mut self, iterator: &Value) -> Result<Option<Value>, Raised> {
        let _ = iterator;
        Err(self.vm.unsupported("next"))
    }

    /// `list(value)`, as a vector.
    pub fn collect(&mut self, value: &Value) -> Result<Vec<Value>, Raised> {
        let _ = value;
        Err(self.vm.unsupported("collect"))
    }

    /// `len(value)`
    pub fn length(&mut self, value: &Value) -> Result<usize, Raised> {
        let _ = value;
        Err(self.vm.unsupported("length"))
    }

    /// `item in container`
    pub fn contains(&mut self, container: &Value, item: &Value) -> Result<bool, Raised> {
        let _ = (container, item);
        Err(self.vm.unsupported("contains"))
    }

    /// `container[index]`
    pub fn get_item(&mut self, container: &Value, index: &Value) -> Result<Value, Raised> {
        let _ = (container, index);
        Err(self.vm.unsupported("get_item"))
    }

    /// `container[index] = value`
    pub fn set_item(&mut self, container: &Value, index: &Value, value: Value) -> Result<(), Raised> {
        let _ = (container, index, value);
        Err(self.vm.unsupported("set_item"))
    }

    /// `del container[index]`
    pub fn delete_item(&mut self, container: &Value, index: &Value) -> Result<(), Raised> {
        let _ = (container, index);
        Err(self.vm.unsupported("delete_item"))
    }

    /// `isinstance(value, class)`, where `class` may be a tuple or a host's object.
    pub fn is_instance(&mut self, value: &Value, class: &Value) -> Result<bool, Raised> {
        let _ = (value, class);
        Err(self.vm.unsupported("is_instance"))
    }

    /// `type(value)`
    pub fn class_of(&mut self, value: &Value) -> Result<Rc<Class>, Raised> {
        let _ = value;
        Err(self.vm.unsupported("class_of"))
    }

    /// `format(value, specification)`
    pub fn format(&mut self, value: &Value, specification: &str) -> Result<Rc<str>, Raised> {
        let _ = (value, specification);
        Err(self.vm.unsupported("format"))
    }

    /// The value of an expression given as text, such as a postponed annotation, in the program's
    /// namespace, with further names before it. A syntax error raises SyntaxError.
    pub fn evaluate(&mut self, expression: &str, names: Option<&Rc<Dict>>) -> Result<Value, Raised> {
        let _ = (expression, names);
        Err(self.vm.unsupported("evaluate"))
    }

    /// `warnings.warn(message, category)`: through the filters, then to the host.
    pub fn warn(&mut self, category: &Rc<Class>, message: &str) -> Result<(), Raised> {
        let _ = (category, message);
        Err(self.vm.unsupported("warn"))
    }

    /// A finished iteration step for hosts: `for item in value: each(item)`.
    pub fn for_each(
        &mut self,
        value: &Value,
        mut each: impl FnMut(&mut Self, Value) -> Result<(), Raised>,
    ) -> Result<(), Raised> {
        let iterator = self.iterator(value)?;
        while let Some(item) = self.next(&iterator)? {
            each(self, item)?;
        }
        Ok(())
    }
}
