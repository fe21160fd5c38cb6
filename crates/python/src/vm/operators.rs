//! Operators: `+` and its kin, on built-in values, through special methods, and through the host.

mod numbers;

use std::rc::Rc;

use crate::host::{Arguments, BinaryOperator, UnaryOperator};
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::alias::{Alias, AliasKind};
use crate::value::dict::Dict;
pub(super) use numbers::{float_arithmetic, integer_arithmetic};

impl BinaryOperator {
    /// The operator as written.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::MatrixMultiply => "@",
            Self::TrueDivide => "/",
            Self::FloorDivide => "//",
            Self::Modulo => "%",
            Self::Power => "** or pow()",
            Self::LeftShift => "<<",
            Self::RightShift => ">>",
            Self::BitAnd => "&",
            Self::BitOr => "|",
            Self::BitXor => "^",
        }
    }

    /// The special methods: of the left operand, of the right one, and in place.
    fn methods(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Add => ("__add__", "__radd__", "__iadd__"),
            Self::Subtract => ("__sub__", "__rsub__", "__isub__"),
            Self::Multiply => ("__mul__", "__rmul__", "__imul__"),
            Self::MatrixMultiply => ("__matmul__", "__rmatmul__", "__imatmul__"),
            Self::TrueDivide => ("__truediv__", "__rtruediv__", "__itruediv__"),
            Self::FloorDivide => ("__floordiv__", "__rfloordiv__", "__ifloordiv__"),
            Self::Modulo => ("__mod__", "__rmod__", "__imod__"),
            Self::Power => ("__pow__", "__rpow__", "__ipow__"),
            Self::LeftShift => ("__lshift__", "__rlshift__", "__ilshift__"),
            Self::RightShift => ("__rshift__", "__rrshift__", "__irshift__"),
            Self::BitAnd => ("__and__", "__rand__", "__iand__"),
            Self::BitOr => ("__or__", "__ror__", "__ior__"),
            Self::BitXor => ("__xor__", "__rxor__", "__ixor__"),
        }
    }
}

impl Interpreter<'_> {
    /// `left <operator> right`
    pub fn binary(&mut self, operator: BinaryOperator, left: &Value, right: &Value) -> Result<Value, Raised> {
        if let Some(value) = self.binary_built_in(operator, left, right)? {
            self.vm.spend_on_made(&value)?;
            return Ok(value);
        }
        if matches!(left, Value::Host(_)) || matches!(right, Value::Host(_)) {
            if let Value::Instance(_) = left
                && let Some(value) = self.operator_method(left, operator.methods().0, right)?
            {
                return Ok(value);
            }
            if let Some(value) = self.host.binary_operator(self.vm, operator, left, right)? {
                return Ok(value);
            }
        }
        let (method, reflected, _) = operator.methods();
        let right_first = self.is_proper_subclass(right, left);
        if right_first && let Some(value) = self.operator_method(right, reflected, left)? {
            return Ok(value);
        }
        if let Some(value) = self.operator_method(left, method, right)? {
            return Ok(value);
        }
        if !right_first && let Some(value) = self.operator_method(right, reflected, left)? {
            return Ok(value);
        }
        let (plain_left, plain_right) = (left.plain(), right.plain());
        if !(std::ptr::eq(plain_left, left) && std::ptr::eq(plain_right, right))
            && let Some(value) = self.binary_built_in(operator, plain_left, plain_right)?
        {
            return Ok(value);
        }
        if operator == BinaryOperator::Multiply
            && let (Value::Instance(_), sequence) | (sequence, Value::Instance(_)) = (left, right)
            && matches!(sequence, Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_))
        {
            let count = if matches!(left, Value::Instance(_)) { left } else { right };
            if let Some(count) = self.index_of(count)? {
                return self.binary(operator, sequence, &Value::Int(count));
            }
        }
        Err(self.unsupported_operands(operator, "", left, right)?)
    }

    /// Whether the right operand's class derives from the left one's, and so is asked first.
    fn is_proper_subclass(&self, right: &Value, left: &Value) -> bool {
        match (right, left) {
            (Value::Instance(right), Value::Instance(left)) => {
                !Rc::ptr_eq(&right.class, &left.class) && right.class.is_subclass_of(&left.class)
            }
            _ => false,
        }
    }

    /// Asks a special method of an instance; `None` if there is none or it does not know.
    fn operator_method(
        &mut self,
        object: &Value,
        method: &str,
        other: &Value,
    ) -> Result<Option<Value>, Raised> {
        let method = match object {
            Value::Instance(_) => self.class_attribute(object, method)?,
            Value::Class(class) => self.class_hook(class, method)?,
            _ => None,
        };
        let Some(method) = method else { return Ok(None) };
        if method.is_none() {
            return Ok(None);
        }
        match self.call(&method, Arguments::positional(vec![other.clone()]))? {
            Value::NotImplemented => Ok(None),
            value => Ok(Some(value)),
        }
    }

    fn unsupported_operands(
        &mut self,
        operator: BinaryOperator,
        in_place: &str,
        left: &Value,
        right: &Value,
    ) -> Result<Raised, Raised> {
        if operator == BinaryOperator::Add && in_place.is_empty() {
            let right_name = self.class_of(right)?.name.clone();
            match left {
                Value::Str(_) => {
                    let message = format!("can only concatenate str (not \"{right_name}\") to str");
                    return Ok(self.vm.raise_type_error(message));
                }
                Value::List(_) => {
                    let message = format!("can only concatenate list (not \"{right_name}\") to list");
                    return Ok(self.vm.raise_type_error(message));
                }
                Value::Tuple(_) => {
                    let message = format!("can only concatenate tuple (not \"{right_name}\") to tuple");
                    return Ok(self.vm.raise_type_error(message));
                }
                Value::Bytes(_) => {
                    return Ok(self.vm.raise_type_error(format!("can't concat {right_name} to bytes")));
                }
                _ => {}
            }
        }
        let is_sequence = |value: &Value| matches!(value, Value::Str(_) | Value::List(_) | Value::Tuple(_));
        if operator == BinaryOperator::Multiply && (is_sequence(left) || is_sequence(right)) {
            let other = if is_sequence(left) { right } else { left };
            if let Value::BigInt(_) = other.plain() {
                let class = Rc::clone(&self.vm.types.overflow_error);
                return Ok(self.vm.raise(&class, "cannot fit 'int' into an index-sized integer"));
            }
            let message =
                format!("can't multiply sequence by non-int of type '{}'", self.class_of(other)?.type_name());
            return Ok(self.vm.raise_type_error(message));
        }
        let symbol = match (operator, in_place) {
            (BinaryOperator::Power, "=") => "**=".to_owned(),
            (operator, in_place) => format!("{}{in_place}", operator.symbol()),
        };
        let (left, right) = (self.class_of(left)?, self.class_of(right)?);
        let (left, right) = (left.type_name(), right.type_name());
        let message = format!("unsupported operand type(s) for {symbol}: '{left}' and '{right}'");
        Ok(self.vm.raise_type_error(message))
    }

    /// `left <operator>= right`
    pub(super) fn in_place(
        &mut self,
        operator: BinaryOperator,
        left: Value,
        right: &Value,
    ) -> Result<Value, Raised> {
        match (&left, operator) {
            (Value::Str(a), BinaryOperator::Add) => {
                if let Value::Str(b) = right {
                    self.vm.check_text(a.len() + b.len())?;
                    self.vm.spend_on_made_text(a.len() + b.len())?;
                    return Ok(Value::Str([&**a, &**b].concat().into()));
                }
            }
            (Value::List(list), BinaryOperator::Add) => {
                let items = match right {
                    Value::List(other) if Rc::ptr_eq(list, other) => list.borrow().clone(),
                    other => self.collect(other)?,
                };
                self.vm.check_items(list.len() + items.len())?;
                list.borrow_mut().extend(items);
                return Ok(left);
            }
            (Value::List(list), BinaryOperator::Multiply) => {
                if let Some(count) = right.as_int() {
                    let items = self.repeat(&list.borrow(), count)?;
                    list.borrow_mut().clone_from(&items);
                    return Ok(left);
                }
            }
            (
                Value::Set(set),
                BinaryOperator::BitOr
                | BinaryOperator::BitAnd
                | BinaryOperator::Subtract
                | BinaryOperator::BitXor,
            ) if !set.frozen => {
                if let Value::Set(_) = right {
                    let result = self.binary(operator, &left, right)?;
                    if let Value::Set(result) = result {
                        let table = result.table.borrow().clone();
                        drop(set.table.replace(table));
                    }
                    return Ok(left);
                }
            }
            (Value::Dict(dict), BinaryOperator::BitOr) => {
                self.dict_update(dict, right)?;
                return Ok(left);
            }
            (Value::Host(object), _) => {
                if let Some(value) = self.host.in_place_operator(self.vm, operator, object, right)? {
                    return Ok(value);
                }
            }
            (Value::Instance(_), _) => {
                if let Some(value) = self.operator_method(&left, operator.methods().2, right)? {
                    return Ok(value);
                }
            }
            _ => {}
        }
        match self.binary(operator, &left, right) {
            Err(Raised::Exception(e))
                if !words_itself(operator, &left)
                    && !matches!(left, Value::Host(_))
                    && !matches!(right, Value::Host(_))
                    && e.exception().is_some_and(|state| state.borrow().traceback.is_empty())
                    && Rc::ptr_eq(&e.class, &self.vm.types.type_error) =>
            {
                Err(self.unsupported_operands(operator, "=", &left, right)?)
            }
            other => other,
        }
    }

    /// `<operator> operand`
    pub(super) fn unary(&mut self, operator: UnaryOperator, operand: &Value) -> Result<Value, Raised> {
        let value = match (operator, operand) {
            (UnaryOperator::Negative, Value::Float(number)) => Some(Value::Float(-number)),
            (UnaryOperator::Positive, Value::Float(number)) => Some(Value::Float(*number)),
            (_, Value::Int(_) | Value::Bool(_)) => {
                let number = operand.as_int().unwrap_or(0);
                Some(match operator {
                    UnaryOperator::Negative => match number.checked_neg() {
                        Some(negated) => Value::Int(negated),
                        None => Value::integer(-num_bigint::BigInt::from(number)),
                    },
                    UnaryOperator::Positive => Value::Int(number),
                    UnaryOperator::Invert => Value::Int(!number),
                })
            }
            (UnaryOperator::Negative, Value::BigInt(number)) => Some(Value::integer(-&**number)),
            (UnaryOperator::Positive, Value::BigInt(_)) => Some(operand.clone()),
            (UnaryOperator::Invert, Value::BigInt(number)) => Some(Value::integer(!&**number)),
            (_, Value::Host(object)) => self.host.unary_operator(self.vm, operator, object)?,
            (_, Value::Instance(_)) => {
                let method = match operator {
                    UnaryOperator::Negative => "__neg__",
                    UnaryOperator::Positive => "__pos__",
                    UnaryOperator::Invert => "__invert__",
                };
                match (self.class_attribute(operand, method)?, operand.plain()) {
                    (Some(method), _) => Some(self.call(&method, Arguments::default())?),
                    (None, Value::Instance(_)) => None,
                    (None, plain) => return self.unary(operator, &plain.clone()),
                }
            }
            _ => None,
        };
        match value {
            Some(value) => Ok(value),
            None => {
                let symbol = match operator {
                    UnaryOperator::Negative => "-",
                    UnaryOperator::Positive => "+",
                    UnaryOperator::Invert => "~",
                };
                let class = self.class_of(operand)?;
                Err(self
                    .vm
                    .raise_type_error(format!("bad operand type for unary {symbol}: '{}'", class.name)))
            }
        }
    }

    fn binary_built_in(
        &mut self,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        match (left, right) {
            (Value::Int(_) | Value::Bool(_), Value::Int(_) | Value::Bool(_)) => {
                if let (Value::Bool(a), Value::Bool(b)) = (left, right) {
                    match operator {
                        BinaryOperator::BitAnd => return Ok(Some(Value::Bool(a & b))),
                        BinaryOperator::BitOr => return Ok(Some(Value::Bool(a | b))),
                        BinaryOperator::BitXor => return Ok(Some(Value::Bool(a ^ b))),
                        _ => {}
                    }
                }
                let (a, b) = (left.as_int().unwrap_or(0), right.as_int().unwrap_or(0));
                self.integers(operator, a, b)
            }
            (Value::BigInt(_), Value::Int(_) | Value::Bool(_) | Value::BigInt(_))
            | (Value::Int(_) | Value::Bool(_), Value::BigInt(_)) => {
                let (Some(a), Some(b)) = (left.as_big(), right.as_big()) else { return Ok(None) };
                self.big_integers(operator, &a, &b)
            }
            (Value::Float(_), Value::Int(_) | Value::Bool(_) | Value::Float(_))
            | (Value::Int(_) | Value::Bool(_), Value::Float(_)) => {
                let (a, b) = (as_float(left), as_float(right));
                self.floats(operator, a, b)
            }
            (Value::Float(_), Value::BigInt(_)) | (Value::BigInt(_), Value::Float(_)) => {
                let (a, b) = (self.float_of(left)?, self.float_of(right)?);
                self.floats(operator, a, b)
            }
            (Value::Bytes(a), Value::Bytes(b)) if operator == BinaryOperator::Add => {
                self.vm.check_text(a.len() + b.len())?;
                Ok(Some(Value::Bytes([&**a, &**b].concat().into())))
            }
            (Value::Bytes(_), _) if operator == BinaryOperator::Modulo => {
                Err(self.vm.unsupported("formatting bytes with %"))
            }
            (Value::Str(format), _) if operator == BinaryOperator::Modulo => {
                self.percent_format(format, right).map(Some)
            }
            (Value::Str(a), Value::Str(b)) if operator == BinaryOperator::Add => {
                self.vm.check_text(a.len() + b.len())?;
                Ok(Some(Value::Str([&**a, &**b].concat().into())))
            }
            (Value::List(a), Value::List(b)) if operator == BinaryOperator::Add => {
                self.vm.check_items(a.len() + b.len())?;
                let items = a.borrow().iter().chain(b.borrow().iter()).cloned().collect();
                Ok(Some(Value::list(items)))
            }
            (Value::Tuple(a), Value::Tuple(b)) if operator == BinaryOperator::Add => {
                self.vm.check_items(a.len() + b.len())?;
                Ok(Some(Value::tuple(a.iter().chain(b.iter()).cloned().collect())))
            }
            (
                Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_),
                Value::Int(_) | Value::Bool(_),
            ) if operator == BinaryOperator::Multiply => {
                self.repeated(left, right.as_int().unwrap_or(0)).map(Some)
            }
            (
                Value::Int(_) | Value::Bool(_),
                Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_),
            ) if operator == BinaryOperator::Multiply => {
                self.repeated(right, left.as_int().unwrap_or(0)).map(Some)
            }
            (Value::Set(_) | Value::DictView(_), Value::Set(_) | Value::DictView(_)) => {
                self.set_operator(operator, left, right)
            }
            (Value::Dict(a), Value::Dict(b)) if operator == BinaryOperator::BitOr => {
                let merged = Rc::new(Dict(std::cell::RefCell::new(a.0.borrow().clone())));
                for (key, value) in b.items() {
                    self.dict_set(&merged, key, value)?;
                }
                Ok(Some(Value::Dict(merged)))
            }
            _ if operator == BinaryOperator::BitOr && is_type(left) && is_type(right) => {
                Ok(Some(union(left, right)))
            }
            _ => Ok(None),
        }
    }

    fn repeated(&mut self, sequence: &Value, count: i64) -> Result<Value, Raised> {
        Ok(match sequence {
            Value::Str(text) => {
                let count = usize::try_from(count).unwrap_or(0);
                self.vm.check_text(text.len().saturating_mul(count))?;
                Value::from(text.repeat(count))
            }
            Value::Bytes(bytes) => {
                let count = usize::try_from(count).unwrap_or(0);
                self.vm.check_text(bytes.len().saturating_mul(count))?;
                Value::Bytes(bytes.repeat(count).into())
            }
            Value::List(list) => Value::list(self.repeat(&list.borrow(), count)?),
            Value::Tuple(items) => Value::tuple(self.repeat(items, count)?),
            _ => Value::None,
        })
    }

    fn repeat(&mut self, items: &[Value], count: i64) -> Result<Vec<Value>, Raised> {
        let count = usize::try_from(count).unwrap_or(0);
        self.vm.check_items(items.len().saturating_mul(count))?;
        let mut result = Vec::with_capacity(items.len().saturating_mul(count));
        for _ in 0..count {
            result.extend_from_slice(items);
        }
        Ok(result)
    }
}

/// Whether an operator of a sequence has an error of its own, in place or not: `can only concatenate …`.
fn words_itself(operator: BinaryOperator, left: &Value) -> bool {
    let is_sequence = matches!(left, Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_));
    match operator {
        BinaryOperator::Add | BinaryOperator::Multiply => is_sequence,
        BinaryOperator::Modulo => matches!(left, Value::Str(_)),
        _ => false,
    }
}

pub(crate) fn as_float(value: &Value) -> f64 {
    match value {
        Value::Float(number) => *number,
        other => other.as_int().unwrap_or(0) as f64,
    }
}

/// Whether `|` with it makes a union of types.
fn is_type(value: &Value) -> bool {
    matches!(value, Value::Class(_) | Value::Alias(_) | Value::None)
}

fn union(left: &Value, right: &Value) -> Value {
    let mut arguments: Vec<Value> = Vec::new();
    let mut is_typing = false;
    for side in [left, right] {
        let members = match side {
            Value::Alias(alias) if &*alias.name == "Union" => {
                is_typing |= alias.kind == AliasKind::Typing;
                alias.arguments.clone()
            }
            other => {
                is_typing |= matches!(other, Value::Alias(alias) if alias.kind == AliasKind::Typing);
                vec![other.clone()]
            }
        };
        for member in members {
            if !arguments.iter().any(|known| known.is(&member)) {
                arguments.push(member);
            }
        }
    }
    if let [only] = arguments.as_slice() {
        return only.clone();
    }
    let kind = if is_typing { AliasKind::Typing } else { AliasKind::UnionType };
    Value::Alias(Rc::new(Alias { kind, name: "Union".into(), origin: None, arguments }))
}
