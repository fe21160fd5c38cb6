//! Comparison, truth and hashing.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::host::{Arguments, Comparison};
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::hash;

impl Comparison {
    fn symbol(self) -> &'static str {
        match self {
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
        }
    }

    fn method(self) -> &'static str {
        match self {
            Self::Equal => "__eq__",
            Self::NotEqual => "__ne__",
            Self::Less => "__lt__",
            Self::LessEqual => "__le__",
            Self::Greater => "__gt__",
            Self::GreaterEqual => "__ge__",
        }
    }

    fn reflected(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessEqual => Self::GreaterEqual,
            Self::Greater => Self::Less,
            Self::GreaterEqual => Self::LessEqual,
            same => same,
        }
    }
}

impl Interpreter<'_> {
    /// `left <comparison> right`
    pub fn compare(&mut self, comparison: Comparison, left: &Value, right: &Value) -> Result<Value, Raised> {
        self.spend_on_texts(left, right)?;
        if let Some(ordering) = order_natively(left, right) {
            return Ok(Value::Bool(
                ordering.is_some_and(|ordering| holds(comparison, ordering))
                    || (ordering.is_none() && comparison == Comparison::NotEqual),
            ));
        }
        if matches!(left, Value::Host(_)) || matches!(right, Value::Host(_)) {
            if let Value::Instance(_) = left
                && let Some(value) = self.compare_method(left, comparison, right)?
            {
                return Ok(value);
            }
            if let Some(value) = self.host.compare(self.vm, comparison, left, right)? {
                return Ok(value);
            }
        }
        let right_first = match (left, right) {
            (Value::Instance(left), Value::Instance(right)) => {
                !Rc::ptr_eq(&left.class, &right.class) && right.class.is_subclass_of(&left.class)
            }
            _ => false,
        };
        if right_first && let Some(value) = self.compare_method(right, comparison.reflected(), left)? {
            return Ok(value);
        }
        if let Some(value) = self.compare_method(left, comparison, right)? {
            return Ok(value);
        }
        if !right_first && let Some(value) = self.compare_method(right, comparison.reflected(), left)? {
            return Ok(value);
        }
        let (plain_left, plain_right) = (left.plain(), right.plain());
        if !(std::ptr::eq(plain_left, left) && std::ptr::eq(plain_right, right)) {
            return self.compare(comparison, &plain_left.clone(), &plain_right.clone());
        }
        match comparison {
            Comparison::Equal => self.equal_built_in(left, right).map(Value::Bool),
            Comparison::NotEqual => self.equal_built_in(left, right).map(|equal| Value::Bool(!equal)),
            _ => self.order_built_in(comparison, left, right),
        }
    }

    /// Asks a special method of an instance; `None` if there is none or it does not know.
    fn compare_method(
        &mut self,
        object: &Value,
        comparison: Comparison,
        other: &Value,
    ) -> Result<Option<Value>, Raised> {
        let class = match object {
            Value::Instance(instance) => Rc::clone(&instance.class),
            Value::Class(class) => match &class.metaclass {
                Some(metaclass) => Rc::clone(metaclass),
                None => return Ok(None),
            },
            _ => return Ok(None),
        };
        let found = class.lookup(comparison.method());
        let method = match (found, comparison) {
            (Some(Value::Native(_)) | None, Comparison::NotEqual) => {
                // `!=` is the opposite of `==` where nothing else is said.
                return match self.compare_method(object, Comparison::Equal, other)? {
                    Some(equal) => {
                        let equal = self.truth(&equal)?;
                        Ok(Some(Value::Bool(!equal)))
                    }
                    None => Ok(None),
                };
            }
            (None, _) => return Ok(None),
            (Some(Value::Native(native)), _) if native.name.starts_with("object.") => return Ok(None),
            (Some(method), _) => method,
        };
        let method = self.bind(&method, comparison.method(), Some(object), &class)?;
        if method.is_none() {
            return Ok(None);
        }
        match self.call(&method, Arguments::positional(vec![other.clone()]))? {
            Value::NotImplemented => Ok(None),
            value => Ok(Some(value)),
        }
    }

    /// Whether `left is right or left == right`, as containers compare.
    pub fn equals(&mut self, left: &Value, right: &Value) -> Result<bool, Raised> {
        self.vm.spend(1)?;
        if left.is(right) {
            return Ok(true);
        }
        self.spend_on_texts(left, right)?;
        if let Some(ordering) = order_natively(left, right) {
            return Ok(ordering == Some(Ordering::Equal));
        }
        let value = self.compare(Comparison::Equal, left, right)?;
        self.truth(&value)
    }

    /// Counts two long texts that are compared.
    fn spend_on_texts(&mut self, left: &Value, right: &Value) -> Result<(), Raised> {
        match (left, right) {
            (Value::Str(a), Value::Str(b)) => self.vm.spend_on_text(a.len().min(b.len())),
            (Value::Bytes(a), Value::Bytes(b)) => self.vm.spend_on_text(a.len().min(b.len())),
            _ => Ok(()),
        }
    }

    fn equal_built_in(&mut self, left: &Value, right: &Value) -> Result<bool, Raised> {
        if left.is(right) {
            return Ok(!matches!(left, Value::Float(number) if number.is_nan()));
        }
        self.vm.enter()?;
        let result = self.equal_built_in_inner(left, right);
        self.vm.leave();
        result
    }

    fn equal_built_in_inner(&mut self, left: &Value, right: &Value) -> Result<bool, Raised> {
        match (left, right) {
            (Value::List(a), Value::List(b)) => {
                if a.len() != b.len() {
                    return Ok(false);
                }
                let mut position = 0;
                while let (Some(a), Some(b)) = (a.get(position), b.get(position)) {
                    if !self.equals(&a, &b)? {
                        return Ok(false);
                    }
                    position += 1;
                }
                Ok(a.len() == b.len())
            }
            (Value::Tuple(a), Value::Tuple(b)) => {
                if a.len() != b.len() {
                    return Ok(false);
                }
                for (a, b) in a.iter().zip(b.iter()) {
                    if !self.equals(a, b)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            (Value::Dict(a), Value::Dict(b)) => {
                if a.len() != b.len() {
                    return Ok(false);
                }
                for (key, value) in a.items() {
                    match self.dict_get(b, &key)? {
                        Some(other) if self.equals(&value, &other)? => {}
                        _ => return Ok(false),
                    }
                }
                Ok(true)
            }
            (Value::Set(_) | Value::DictView(_), Value::Set(_) | Value::DictView(_)) => {
                self.same_sets(left, right)
            }
            (Value::Range(a), Value::Range(b)) => Ok(a.len() == b.len()
                && (a.is_empty() || (a.start == b.start && (a.len() == 1 || a.step == b.step)))),
            (Value::Slice(a), Value::Slice(b)) => Ok(self.equals(&a.start, &b.start)?
                && self.equals(&a.stop, &b.stop)?
                && self.equals(&a.step, &b.step)?),
            (Value::BoundMethod(a), Value::BoundMethod(b)) => {
                Ok(a.receiver.is(&b.receiver) && a.function.is(&b.function))
            }
            (Value::Alias(a), Value::Alias(b)) => {
                if a.kind != b.kind || a.name != b.name || a.arguments.len() != b.arguments.len() {
                    return Ok(false);
                }
                for (a, b) in a.arguments.iter().zip(&b.arguments) {
                    if !self.equals(a, b)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            _ => Ok(left.equals_natively(right).unwrap_or(false)),
        }
    }

    fn order_built_in(
        &mut self,
        comparison: Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Value, Raised> {
        match (left, right) {
            (Value::List(a), Value::List(b)) => {
                self.vm.spend_on_items(a.len() + b.len())?;
                let (a, b) = (a.borrow().clone(), b.borrow().clone());
                self.order_items(comparison, &a, &b)
            }
            (Value::Tuple(a), Value::Tuple(b)) => self.order_items(comparison, a, b),
            (Value::Set(_) | Value::DictView(_), Value::Set(_) | Value::DictView(_)) => {
                self.order_sets(comparison, left, right)
            }
            _ => {
                let symbol = comparison.symbol();
                let (left, right) = (self.class_of(left)?, self.class_of(right)?);
                let (left, right) = (left.type_name(), right.type_name());
                let message = format!("'{symbol}' not supported between instances of '{left}' and '{right}'");
                Err(self.vm.raise_type_error(message))
            }
        }
    }

    /// The first items that differ decide, else the lengths.
    fn order_items(&mut self, comparison: Comparison, a: &[Value], b: &[Value]) -> Result<Value, Raised> {
        self.vm.enter()?;
        let result = self.order_items_inner(comparison, a, b);
        self.vm.leave();
        result
    }

    fn order_items_inner(
        &mut self,
        comparison: Comparison,
        a: &[Value],
        b: &[Value],
    ) -> Result<Value, Raised> {
        for (a, b) in a.iter().zip(b) {
            if !self.equals(a, b)? {
                return self.compare(comparison, a, b);
            }
        }
        Ok(Value::Bool(holds(comparison, a.len().cmp(&b.len()))))
    }

    /// `bool(value)`
    pub fn truth(&mut self, value: &Value) -> Result<bool, Raised> {
        Ok(match value {
            Value::Bool(truth) => *truth,
            Value::None => false,
            Value::Int(number) => *number != 0,
            Value::Float(number) => *number != 0.0,
            Value::Str(text) => !text.is_empty(),
            Value::Bytes(bytes) => !bytes.is_empty(),
            Value::List(list) => !list.is_empty(),
            Value::Tuple(items) => !items.is_empty(),
            Value::Dict(dict) => !dict.is_empty(),
            Value::DictView(view) => !view.dict.is_empty(),
            Value::Set(set) => !set.is_empty(),
            Value::Range(range) => !range.is_empty(),
            Value::Host(object) => match self.host.truth(self.vm, object)? {
                Some(truth) => truth,
                None => self.host.length(self.vm, object)?.is_none_or(|length| length > 0),
            },
            Value::Class(class) => match self.class_hook(class, "__bool__")? {
                Some(method) => return self.truth_by(&method),
                None => self.class_hook(class, "__len__")?.is_none() || self.length(value)? > 0,
            },
            Value::Instance(_) => {
                if let Some(method) = self.class_attribute(value, "__bool__")? {
                    return self.truth_by(&method);
                }
                match (self.class_attribute(value, "__len__")?, value.plain()) {
                    (Some(_), _) => self.length(value)? > 0,
                    (None, Value::Instance(_)) => true,
                    (None, plain) => return self.truth(&plain.clone()),
                }
            }
            _ => true,
        })
    }

    /// What a `__bool__` says.
    fn truth_by(&mut self, method: &Value) -> Result<bool, Raised> {
        match self.call(method, Arguments::default())? {
            Value::Bool(truth) => Ok(truth),
            other => {
                let class = self.class_of(&other)?;
                let message = format!("__bool__ should return bool, returned {}", class.name);
                Err(self.vm.raise_type_error(message))
            }
        }
    }

    /// `hash(value)`
    pub fn hash(&mut self, value: &Value) -> Result<i64, Raised> {
        self.vm.spend(1)?;
        self.vm.spend_on_given(value)?;
        if let Some(hash) = hash::of_simple(value) {
            return Ok(hash);
        }
        match value {
            Value::Tuple(items) => {
                self.vm.enter()?;
                let hashes: Result<Vec<i64>, Raised> = items.iter().map(|item| self.hash(item)).collect();
                self.vm.leave();
                Ok(hash::of_items(hashes?.into_iter()))
            }
            Value::Set(set) if set.frozen => {
                self.vm.enter()?;
                let hashes: Result<Vec<i64>, Raised> =
                    set.items().iter().map(|item| self.hash(item)).collect();
                self.vm.leave();
                let mix = |sum: i64, hash: i64| sum ^ hash.wrapping_mul(3_644_798_167);
                Ok(hashes?.into_iter().fold(1_927_868_237, mix))
            }
            Value::Instance(instance) => self.hash_instance(value, instance),
            Value::Class(class) if let Some(hook) = self.class_hook(class, "__hash__")? => {
                let hash = self.call(&hook, Arguments::default())?;
                self.hash(&hash)
            }
            Value::Host(object) => match self.host.hash(self.vm, object)? {
                Some(hash) => Ok(hash),
                None => Ok(hash::of_address(self.vm.address_of(value))),
            },
            Value::List(_) | Value::Dict(_) | Value::Set(_) | Value::Slice(_) => {
                let class = self.class_of(value)?;
                Err(self.vm.raise_type_error(format!("unhashable type: '{}'", class.name)))
            }
            Value::Range(range) => Ok(hash::of_int(range.start ^ range.stop.rotate_left(8) ^ range.step)),
            Value::Alias(alias) => Ok(hash::of_str(&alias.name)),
            Value::BoundMethod(method) => {
                let receiver = self.vm.address_of(&method.receiver);
                Ok(hash::of_address(receiver ^ self.vm.address_of(&method.function)))
            }
            _ => Ok(hash::of_address(self.vm.address_of(value))),
        }
    }

    fn hash_instance(
        &mut self,
        value: &Value,
        instance: &Rc<crate::value::instance::Instance>,
    ) -> Result<i64, Raised> {
        let underlying = instance.underlying().cloned();
        // A class that defines `__eq__` without `__hash__` makes unhashable instances.
        for class in instance.class.mro().cloned().collect::<Vec<_>>() {
            if &*class.name == "object" && &*class.module == "builtins" {
                break;
            }
            if class.layout == crate::value::class::Layout::BuiltIn
                && let Some(underlying) = &underlying
            {
                return match self.hash(underlying) {
                    Err(Raised::Exception(_)) => {
                        Err(self.vm.raise_type_error(format!("unhashable type: '{}'", instance.class.name)))
                    }
                    answer => answer,
                };
            }
            if let Some(method) = class.namespace.get_str("__hash__") {
                if method.is_none() {
                    let message = format!("unhashable type: '{}'", instance.class.name);
                    return Err(self.vm.raise_type_error(message));
                }
                let method = self.bind(&method, "__hash__", Some(value), &instance.class)?;
                return match self.call(&method, Arguments::default())? {
                    // It is taken as it is; -1 is what failure is in C.
                    Value::Int(-1) => Ok(-2),
                    Value::Int(hash) => Ok(hash),
                    large @ Value::BigInt(_) => self.hash(&large),
                    Value::Bool(hash) => Ok(i64::from(hash)),
                    _ => Err(self.vm.raise_type_error("__hash__ method should return an integer")),
                };
            }
            if class.namespace.contains_str("__eq__") {
                let message = format!("unhashable type: '{}'", instance.class.name);
                return Err(self.vm.raise_type_error(message));
            }
        }
        Ok(hash::of_address(self.vm.address_of(value)))
    }
}

/// How two built-in values compare, if that needs no more than their contents; the inner `None` is
/// for NaN, which compares with nothing.
pub(crate) fn order_natively(left: &Value, right: &Value) -> Option<Option<Ordering>> {
    match (left, right) {
        (Value::Int(_) | Value::Bool(_), Value::Int(_) | Value::Bool(_)) => {
            Some(Some(left.as_int()?.cmp(&right.as_int()?)))
        }
        (Value::Str(a), Value::Str(b)) => Some(Some(a.cmp(b))),
        (Value::Bytes(a), Value::Bytes(b)) => Some(Some(a.cmp(b))),
        (Value::BigInt(a), Value::BigInt(b)) => Some(Some(a.cmp(b))),
        (Value::BigInt(a), Value::Int(_) | Value::Bool(_)) => Some(Some(sign_of(a))),
        (Value::Int(_) | Value::Bool(_), Value::BigInt(b)) => Some(Some(sign_of(b).reverse())),
        (Value::BigInt(a), Value::Float(b)) => Some(order_big(a, *b)),
        (Value::Float(a), Value::BigInt(b)) => Some(order_big(b, *a).map(Ordering::reverse)),
        (Value::Float(a), Value::Float(b)) => Some(a.partial_cmp(b)),
        (Value::Float(a), Value::Int(_) | Value::Bool(_)) => Some(order_mixed(*a, right.as_int()?)),
        (Value::Int(_) | Value::Bool(_), Value::Float(b)) => {
            Some(order_mixed(*b, left.as_int()?).map(Ordering::reverse))
        }
        _ => None,
    }
}

/// How an integer beyond 64 bits compares with any within.
fn sign_of(number: &num_bigint::BigInt) -> Ordering {
    match number.sign() {
        num_bigint::Sign::Minus => Ordering::Less,
        _ => Ordering::Greater,
    }
}

/// An integer beyond 64 bits against a float, exactly.
fn order_big(integer: &num_bigint::BigInt, float: f64) -> Option<Ordering> {
    match super::integers::from_float(float) {
        Some(whole) => Some(integer.cmp(&whole)),
        None if float.is_nan() => None,
        None if float > 0.0 => Some(Ordering::Less),
        None => Some(Ordering::Greater),
    }
}

/// A float against an integer, exactly.
fn order_mixed(float: f64, integer: i64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if float >= 9_223_372_036_854_775_808.0 {
        return Some(Ordering::Greater);
    }
    if float < -9_223_372_036_854_775_808.0 {
        return Some(Ordering::Less);
    }
    let whole = float.trunc() as i64;
    Some(whole.cmp(&integer).then_with(|| float.fract().partial_cmp(&0.0).unwrap_or(Ordering::Equal)))
}

/// Whether a comparison holds for values that compare this way.
pub(crate) fn holds(comparison: Comparison, ordering: Ordering) -> bool {
    match comparison {
        Comparison::Equal => ordering.is_eq(),
        Comparison::NotEqual => ordering.is_ne(),
        Comparison::Less => ordering.is_lt(),
        Comparison::LessEqual => ordering.is_le(),
        Comparison::Greater => ordering.is_gt(),
        Comparison::GreaterEqual => ordering.is_ge(),
    }
}
