//! `default=` and `onupdate=` of a column: a value, or a function called for each row.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::config::{ColumnDefault, DefaultFunction};
use bothways_python::{Arguments, Dict, HostRef, Raised, Value, standard};
use bothways_sql::SqlType;
use bothways_world::{Scalar, TypedKind};

use crate::context::Context;
use crate::native::Method;
use crate::object::{Object, value, view};

/// A function that gives a default.
#[derive(Clone)]
pub(crate) struct Function {
    function: Value,
    /// Whether it is called with the context of the statement.
    takes_context: bool,
    /// The type of the column, once it has its place.
    sql_type: Option<SqlType>,
}

/// Tells a default the type of its column, once that has its place.
pub(crate) fn settle(
    cx: &mut Context<'_>,
    default: Option<ColumnDefault>,
    sql_type: &SqlType,
) -> Result<Option<ColumnDefault>, Raised> {
    match &default {
        Some(ColumnDefault::Function(number)) => {
            if let Some(function) = cx.facade.default_functions.get_mut(number.0 as usize) {
                function.sql_type = Some(sql_type.clone());
            }
        }
        Some(ColumnDefault::Scalar(Scalar::Typed(typed)))
            if matches!(typed.kind, TypedKind::Enum(_)) && typed.stored.is_null() =>
        {
            if !matches!(sql_type, SqlType::Enum(_)) {
                return cx
                    .unsupported("a member of an enumeration as the default of a column of another type");
            }
            let stored = Scalar::Text(Arc::clone(&typed.text));
            return Ok(Some(ColumnDefault::Scalar(Scalar::typed(
                typed.kind,
                Arc::clone(&typed.text),
                stored,
            ))));
        }
        _ => {}
    }
    Ok(default)
}

/// The default that an argument stands for; none for None.
pub(crate) fn default(
    cx: &mut Context<'_>,
    function: &str,
    name: &str,
    argument: &Value,
) -> Result<Option<ColumnDefault>, Raised> {
    match crate::scalars::scalar(cx, argument, None) {
        Some(Scalar::Null) => return Ok(None),
        Some(scalar) => return Ok(Some(ColumnDefault::Scalar(scalar))),
        None => {}
    }
    if let Some((class, member)) = standard::member_of(argument) {
        // What is stored for it is the type's to say: `settle`.
        let kind = TypedKind::Enum(cx.facade.enumeration(&class));
        return Ok(Some(ColumnDefault::Scalar(Scalar::typed(kind, &*member, Scalar::Null))));
    }
    if crate::expressions::expression(cx, argument).is_some_and(|found| found.is_current_timestamp()) {
        return Ok(Some(ColumnDefault::CurrentTimestamp));
    }
    let required = match argument {
        Value::Function(function) => function.required_arguments(),
        Value::BoundMethod(method) => match &method.function {
            Value::Function(function) => function.required_arguments().saturating_sub(1),
            _ => 0,
        },
        Value::Native(_) | Value::Class(_) => 0,
        _ => return cx.unsupported(format!("this value of {function}({name}=…)")),
    };
    if required > 1 {
        let message = "ColumnDefault Python function takes zero or one positional arguments";
        return Err(cx.raise("ArgumentError", message));
    }
    let number = u32::try_from(cx.facade.default_functions.len()).unwrap_or(u32::MAX);
    cx.facade.default_functions.push(Function {
        function: argument.clone(),
        takes_context: required == 1,
        sql_type: None,
    });
    Ok(Some(ColumnDefault::Function(DefaultFunction(number))))
}

/// Calls such a function.
pub(crate) fn call(
    cx: &mut Context<'_>,
    function: DefaultFunction,
    parameters: Vec<(Arc<str>, Scalar)>,
) -> Result<Scalar, Raised> {
    let Some(Function { function, takes_context, sql_type }) =
        cx.facade.default_functions.get(function.0 as usize).cloned()
    else {
        return Ok(Scalar::Null);
    };
    let arguments = if takes_context {
        let values = Dict::default();
        for (name, scalar) in &parameters {
            let shown = crate::scalars::value(cx, scalar)?;
            values.set_str(&**name, shown);
        }
        Arguments::positional(vec![value(ExecutionContext { parameters: Value::Dict(Rc::new(values)) })])
    } else {
        Arguments::default()
    };
    let given = cx.python().call(&function, arguments)?;
    scalar(cx, &given, sql_type.as_ref())
}

fn scalar(cx: &mut Context<'_>, given: &Value, sql_type: Option<&SqlType>) -> Result<Scalar, Raised> {
    match crate::scalars::scalar(cx, given, sql_type) {
        Some(scalar) => Ok(scalar),
        None => {
            let name = cx.type_name(given)?;
            cx.unsupported(format!("{name} as the default of a column"))
        }
    }
}

/// The number of a function that makes versions: `version_id_generator=`.
pub(crate) fn version_generator(
    cx: &mut Context<'_>,
    function: &Value,
    sql_type: &SqlType,
) -> DefaultFunction {
    let number = u32::try_from(cx.facade.default_functions.len()).unwrap_or(u32::MAX);
    let (function, sql_type) = (function.clone(), Some(sql_type.clone()));
    cx.facade.default_functions.push(Function { function, takes_context: false, sql_type });
    DefaultFunction(number)
}

/// Calls such a function.
pub(crate) fn next_version(
    cx: &mut Context<'_>,
    function: DefaultFunction,
    version: &Scalar,
) -> Result<Scalar, Raised> {
    let found = cx.facade.default_functions.get(function.0 as usize).cloned();
    let Some(Function { function, sql_type, .. }) = found else { return Ok(Scalar::Null) };
    let version = crate::scalars::value(cx, version)?;
    let given = cx.python().call(&function, Arguments::positional(vec![version]))?;
    scalar(cx, &given, sql_type.as_ref())
}

/// What a function with one argument is given.
struct ExecutionContext {
    parameters: Value,
}

const METHODS: &[Method] = &[("get_current_parameters", |_, arguments| {
    let context = arguments.positional.first().and_then(view::<ExecutionContext>);
    Ok(context.map_or(Value::None, |context| context.parameters.clone()))
})];

impl Object for ExecutionContext {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("SQLiteExecutionContext")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "current_parameters" => Ok(Some(self.parameters.clone())),
            other => cx.unsupported(format!("{other} of the context of a default")),
        }
    }
}

/// `Column.default`, `Column.onupdate`
pub(crate) struct DefaultObject(ColumnDefault);

impl DefaultObject {
    /// A default as the program sees it.
    pub fn value(default: ColumnDefault) -> Value {
        value(Self(default))
    }
}

impl Object for DefaultObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self.0 {
            ColumnDefault::Scalar(_) => "ScalarElementColumnDefault",
            ColumnDefault::Function(_) => "CallableColumnDefault",
            ColumnDefault::CurrentTimestamp => "ColumnElementColumnDefault",
        })
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        Ok(Some(match (name, &self.0) {
            ("arg", ColumnDefault::Scalar(scalar)) => crate::scalars::value(cx, scalar)?,
            ("is_scalar", found) => Value::Bool(matches!(found, ColumnDefault::Scalar(_))),
            ("is_callable", found) => Value::Bool(matches!(found, ColumnDefault::Function(_))),
            ("is_clause_element", found) => Value::Bool(*found == ColumnDefault::CurrentTimestamp),
            ("is_sequence" | "is_server_default" | "is_identity", _) => Value::Bool(false),
            ("arg" | "column" | "for_update" | "has_argument" | "reflected", _) => {
                return cx.unsupported(format!("{}.{name}", self.type_name()));
            }
            _ => return Ok(None),
        }))
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        match &self.0 {
            ColumnDefault::Scalar(scalar) => {
                let held = crate::scalars::value(cx, scalar)?;
                let repr = cx.python().repr(&held)?;
                Ok(Some(format!("ScalarElementColumnDefault({repr})")))
            }
            ColumnDefault::Function(_) | ColumnDefault::CurrentTimestamp => Ok(None),
        }
    }
}
