//! `func.count(…)` and the other SQL functions that the database here has.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_sql::Expression;

use super::{ExpressionObject, combine, operators};
use crate::context::Context;
use crate::object::{Object, value};

const FUNCTIONS: &[&str] = &[
    "count",
    "min",
    "max",
    "sum",
    "avg",
    "lower",
    "upper",
    "length",
    "abs",
    "coalesce",
    "round",
    "substr",
    "trim",
    "ltrim",
    "rtrim",
    "replace",
    "ifnull",
    "nullif",
    "iif",
    "instr",
    "sign",
    "total",
    "now",
    "current_timestamp",
    "group_concat",
    "row_number",
    "rank",
    "dense_rank",
    "lag",
    "lead",
    "first_value",
    "last_value",
];

/// Those that can do without an argument.
const WITHOUT_ARGUMENTS: &[&str] = &["count", "now", "current_timestamp", "row_number", "rank", "dense_rank"];

/// `func`
pub(crate) struct Func;

/// `func.name`
struct Named(Rc<str>);

impl Object for Func {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("_FunctionGenerator")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match FUNCTIONS.contains(&name) {
            true => Ok(Some(value(Named(name.into())))),
            false => cx.unsupported(format!("the SQL function {name}")),
        }
    }
}

impl Object for Named {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("_FunctionGenerator")
    }

    fn is_callable(&self) -> bool {
        true
    }

    fn call(
        &self,
        cx: &mut Context<'_>,
        _this: &HostRef,
        arguments: &mut Arguments,
    ) -> Result<Option<Value>, Raised> {
        if let Some((keyword, _)) = arguments.keywords.first() {
            return cx.unsupported(format!("func.{}({keyword}=…)", self.0));
        }
        let mut operands = Vec::with_capacity(arguments.positional.len());
        for argument in &arguments.positional {
            operands.push(operators::operand(cx, argument)?);
        }
        if operands.len() > 1 && &*self.0 == "count" {
            let given = operands.len() + 1;
            let message =
                format!("count.__init__() takes from 1 to 2 positional arguments but {given} were given");
            return Err(cx.vm.raise_type_error(message));
        }
        let star = operands.is_empty() && &*self.0 == "count";
        if operands.is_empty() && !WITHOUT_ARGUMENTS.contains(&&*self.0) {
            return cx.unsupported(format!("func.{}() without arguments", self.0));
        }
        let function = Expression::Function { name: (*self.0).into(), arguments: operands, star };
        Ok(Some(value(ExpressionObject::new(function))))
    }
}

/// `function.filter(condition, …)`
pub(super) fn filter(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let mut given = arguments.positional.into_iter();
    let function = operators::operand(cx, &given.next().unwrap_or(Value::None))?;
    let (function, mut conditions) = match function {
        Expression::Filtered { function, condition } => (function, vec![*condition]),
        function => (Box::new(function), Vec::new()),
    };
    for condition in given {
        let condition = combine::condition_or_constant(cx, &condition)?;
        combine::add_condition(&mut conditions, condition);
    }
    let filtered = match Expression::all(conditions) {
        Some(condition) => Expression::Filtered { function, condition: Box::new(condition) },
        None => *function,
    };
    Ok(value(ExpressionObject::new(filtered)))
}
