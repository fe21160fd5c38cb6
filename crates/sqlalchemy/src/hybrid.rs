//! `sqlalchemy.ext.hybrid`: attributes and methods that are Python on an object and SQL on its class, written once.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use bothways_python::{Arguments, Class, HostRef, Instance, Raised, Value};
use bothways_sql::Expression;

use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::expressions::ExpressionObject;
use crate::native::{self, Function, Method};
use crate::object::{Object, downcast, value, view};

/// What `sqlalchemy.ext.hybrid` exports.
pub(crate) const FUNCTIONS: &[(&str, Function)] =
    &[("hybrid_property", hybrid_property), ("hybrid_method", hybrid_method)];

/// `@hybrid_property`
pub(crate) struct HybridProperty {
    /// The name of the function that gives its value.
    name: Rc<str>,
    parts: RefCell<Parts>,
}

/// The functions of a hybrid property.
#[derive(Clone)]
struct Parts {
    getter: Value,
    setter: Option<Value>,
    deleter: Option<Value>,
    /// What gives the SQL expression, where the getter does not.
    expression: Option<Value>,
}

impl Parts {
    /// The same with one of the functions given anew.
    fn with(self, part: &str, function: Value) -> Self {
        match part {
            "setter" => Self { setter: Some(function), ..self },
            "deleter" => Self { deleter: Some(function), ..self },
            "expression" => Self { expression: Some(function), ..self },
            _ => Self { getter: function, ..self },
        }
    }
}

fn hybrid_property(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let parameters = ["fget", "fset", "fdel", "expr"];
    let [getter, setter, deleter, expression] =
        cx.bind("hybrid_property.__init__", parameters, 1, arguments)?;
    let getter = getter.unwrap_or(Value::None);
    let name = cx.python().get_attribute(&getter, "__name__")?;
    let Value::Str(name) = name else { return cx.unsupported("this function of a hybrid_property") };
    let parts = RefCell::new(Parts { getter, setter, deleter, expression });
    Ok(value(HybridProperty { name, parts }))
}

/// `@length.setter` and the like: each gives another hybrid.
fn copy_with(cx: &mut Context<'_>, part: &'static str, arguments: Arguments) -> Result<Value, Raised> {
    let [this, function] = cx.bind(part, ["self", part], 2, arguments)?;
    let HybridProperty { name, parts } = native::receiver(cx, this.as_ref(), "hybrid_property")?;
    let parts = parts.borrow().clone().with(part, function.unwrap_or(Value::None));
    Ok(value(HybridProperty { name: Rc::clone(name), parts: RefCell::new(parts) }))
}

const METHODS: &[Method] = &[
    ("getter", |cx, arguments| copy_with(cx, "getter", arguments)),
    ("setter", |cx, arguments| copy_with(cx, "setter", arguments)),
    ("deleter", |cx, arguments| copy_with(cx, "deleter", arguments)),
    ("expression", |cx, arguments| copy_with(cx, "expression", arguments)),
];

impl HybridProperty {
    /// What it is on a class, or on an alias of one.
    pub fn on_class(&self, cx: &mut Context<'_>, class: Value) -> Result<Value, Raised> {
        let parts = self.parts.borrow().clone();
        let function = match parts.expression {
            // Type checkers want `@classmethod` there.
            Some(method) if &*cx.type_name(&method)? == "classmethod" => {
                cx.python().get_attribute(&method, "__func__")?
            }
            Some(function) => function,
            None => parts.getter,
        };
        let class_name = match (&class, view::<crate::query::AliasedClass>(&class)) {
            (Value::Class(class), _) => class.name.to_string(),
            (_, Some(alias)) => cx.facade.orm.mapper(alias.root.class).name.to_string(),
            (_, None) => String::new(),
        };
        let given = cx.python().call(&function, Arguments::positional(vec![class]))?;
        if let Some(attribute) = view::<InstrumentedAttribute>(&given) {
            return Ok(value(InstrumentedAttribute { key: Rc::clone(&self.name), ..attribute.clone() }));
        }
        let Some(object) = view::<ExpressionObject>(&given) else {
            return cx.unsupported("a hybrid_property that gives no SQL expression on its class");
        };
        // A scalar subquery is not called by the hybrid's name.
        let is_subquery = matches!(object.expression, Expression::Subquery(_));
        let label = object.label.clone().or_else(|| (!is_subquery).then(|| Rc::from(&*self.name)));
        Ok(value(ExpressionObject {
            label,
            negation: object.negation.clone(),
            shown: Some(format!("{class_name}.{}", self.name).into()),
            ..ExpressionObject::new(object.expression.clone())
        }))
    }
}

impl Object for HybridProperty {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("hybrid_property")
    }

    fn is_data_descriptor(&self) -> bool {
        true
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, _cx: &mut Context<'_>, this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "inplace" => Ok(Some(value(InPlace { hybrid: this.clone() }))),
            "__name__" => Ok(Some(Value::Str(Rc::clone(&self.name)))),
            _ => Ok(None),
        }
    }

    fn descriptor_get(
        &self,
        cx: &mut Context<'_>,
        _this: &HostRef,
        _name: &str,
        instance: Option<&Rc<Instance>>,
        owner: &Rc<Class>,
    ) -> Result<Value, Raised> {
        let Some(instance) = instance else { return self.on_class(cx, Value::Class(Rc::clone(owner))) };
        let getter = self.parts.borrow().getter.clone();
        cx.python().call(&getter, Arguments::positional(vec![Value::Instance(Rc::clone(instance))]))
    }

    fn descriptor_set(
        &self,
        cx: &mut Context<'_>,
        instance: &Rc<Instance>,
        given: &Value,
    ) -> Result<(), Raised> {
        let Some(setter) = self.parts.borrow().setter.clone() else {
            return Err(cx.vm.raise_attribute_error("can't set attribute"));
        };
        let arguments = vec![Value::Instance(Rc::clone(instance)), given.clone()];
        cx.python().call(&setter, Arguments::positional(arguments)).map(|_| ())
    }

    fn descriptor_delete(&self, cx: &mut Context<'_>, instance: &Rc<Instance>) -> Result<(), Raised> {
        let Some(deleter) = self.parts.borrow().deleter.clone() else {
            return Err(cx.vm.raise_attribute_error("can't delete attribute"));
        };
        cx.python()
            .call(&deleter, Arguments::positional(vec![Value::Instance(Rc::clone(instance))]))
            .map(|_| ())
    }
}

/// `hybrid.inplace`: functions given through it change the hybrid itself.
struct InPlace {
    hybrid: HostRef,
}

fn change(cx: &mut Context<'_>, part: &'static str, arguments: Arguments) -> Result<Value, Raised> {
    let [this, function] = cx.bind(part, ["self", part], 2, arguments)?;
    let InPlace { hybrid } = native::receiver(cx, this.as_ref(), "hybrid_property._InPlace")?;
    if let Some(HybridProperty { parts, .. }) = downcast::<HybridProperty>(hybrid) {
        let changed = parts.borrow().clone().with(part, function.unwrap_or(Value::None));
        parts.replace(changed);
    }
    Ok(Value::Host(hybrid.clone()))
}

const IN_PLACE_METHODS: &[Method] = &[
    ("getter", |cx, arguments| change(cx, "getter", arguments)),
    ("setter", |cx, arguments| change(cx, "setter", arguments)),
    ("deleter", |cx, arguments| change(cx, "deleter", arguments)),
    ("expression", |cx, arguments| change(cx, "expression", arguments)),
];

impl Object for InPlace {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("_InPlace")
    }

    fn methods(&self) -> &'static [Method] {
        IN_PLACE_METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "comparator" | "update_expression" => cx.unsupported(format!("hybrid_property.inplace.{name}")),
            _ => Ok(None),
        }
    }
}

/// `@hybrid_method`
pub(crate) struct HybridMethod {
    function: Value,
    /// What is called on the class, where that is another function.
    expression: Option<Value>,
}

fn hybrid_method(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [function, expression] = cx.bind("hybrid_method.__init__", ["func", "expr"], 1, arguments)?;
    Ok(value(HybridMethod { function: function.unwrap_or(Value::None), expression }))
}

const HYBRID_METHODS: &[Method] = &[("expression", |cx, arguments| {
    let [this, expression] = cx.bind("hybrid_method.expression", ["self", "expr"], 2, arguments)?;
    let HybridMethod { function, .. } = native::receiver(cx, this.as_ref(), "hybrid_method")?;
    Ok(value(HybridMethod { function: function.clone(), expression }))
})];

impl Object for HybridMethod {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("hybrid_method")
    }

    fn methods(&self) -> &'static [Method] {
        HYBRID_METHODS
    }

    fn descriptor_get(
        &self,
        _cx: &mut Context<'_>,
        _this: &HostRef,
        _name: &str,
        instance: Option<&Rc<Instance>>,
        owner: &Rc<Class>,
    ) -> Result<Value, Raised> {
        Ok(match instance {
            Some(instance) => {
                Value::bound_method(self.function.clone(), Value::Instance(Rc::clone(instance)))
            }
            None => {
                let function = self.expression.as_ref().unwrap_or(&self.function).clone();
                Value::bound_method(function, Value::Class(Rc::clone(owner)))
            }
        })
    }
}
