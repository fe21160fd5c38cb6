//! `statement.compile()`: the text of a statement, and its parameters by name.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_python::{Arguments, Dict, HostRef, Raised, Value};

use crate::connection::Connection;
use crate::context::Context;
use crate::engine::{Dialect, Engine};
use crate::expressions::text::{Bound, Language, Parameters, Writing, Written};
use crate::object::{Object, value, view};

/// What `compile()` gives.
struct Compiled {
    written: Written,
    language: Language,
    statement: Value,
}

/// `statement.compile(bind=None, dialect=None, compile_kwargs=…)` of what `write` writes.
pub(crate) fn compile(
    cx: &mut Context<'_>,
    mut arguments: Arguments,
    write: impl FnOnce(&mut Context<'_>, &Value, Writing) -> Result<Written, Raised>,
) -> Result<Value, Raised> {
    let parameters = match arguments.take_keyword("compile_kwargs") {
        None | Some(Value::None) => Parameters::ByName,
        Some(Value::Dict(given)) => parameters(cx, &given)?,
        Some(_) => return cx.unsupported("these compile_kwargs"),
    };
    let [this, bind, dialect] = cx.bind("compile", ["self", "bind", "dialect"], 1, arguments)?;
    let named = [bind, dialect].into_iter().flatten().find(|given| !given.is_none());
    let language = match named {
        None => Language::Default,
        Some(given) if is_sqlite(&given) => Language::Sqlite,
        Some(_) => return cx.unsupported("compile() for anything but SQLite"),
    };
    let statement = this.unwrap_or(Value::None);
    let written = write(cx, &statement, Writing { language, parameters })?;
    if parameters == Parameters::Literal && written.bound.is_none() {
        return cx.unsupported("literal_binds with values of these types");
    }
    Ok(value(Compiled { written, language, statement }))
}

fn parameters(cx: &Context<'_>, given: &Rc<Dict>) -> Result<Parameters, Raised> {
    let mut parameters = Parameters::ByName;
    for (name, given) in given.names() {
        match (&*name, given) {
            ("literal_binds", Value::Bool(true)) => parameters = Parameters::Literal,
            ("literal_binds", Value::Bool(false)) => {}
            (other, _) => return cx.unsupported(format!("compile_kwargs={{\"{other}\": …}}")),
        }
    }
    Ok(parameters)
}

fn is_sqlite(given: &Value) -> bool {
    view::<Engine>(given).is_some() || view::<Connection>(given).is_some() || view::<Dialect>(given).is_some()
}

impl Object for Compiled {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self.language {
            Language::Default => "StrSQLCompiler",
            Language::Sqlite => "SQLiteCompiler",
        })
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "string" => Ok(Some(Value::from(&*self.written.text))),
            "statement" => Ok(Some(self.statement.clone())),
            "params" => {
                let Some(bound) = &self.written.bound else {
                    return cx.unsupported("params of a statement with values of these types");
                };
                let dict = Dict::default();
                for (name, bound) in bound {
                    let held = match bound {
                        Bound::One(scalar) => crate::scalars::value(cx, scalar)?,
                        Bound::Several(scalars) => {
                            let items = scalars.iter().map(|scalar| crate::scalars::value(cx, scalar));
                            Value::list(items.collect::<Result<_, _>>()?)
                        }
                    };
                    dict.set_str(Rc::from(&**name), held);
                }
                Ok(Some(Value::Dict(Rc::new(dict))))
            }
            "dialect" if self.language == Language::Sqlite => Ok(Some(value(Dialect))),
            _ if name.starts_with('_') => Ok(None),
            _ => cx.unsupported(format!("{}.{name}", self.type_name())),
        }
    }

    fn str(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(self.written.text.clone()))
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let address = cx.vm.new_address();
        let module = match self.language {
            Language::Default => "sqlalchemy.sql.compiler",
            Language::Sqlite => "sqlalchemy.dialects.sqlite.base",
        };
        Ok(Some(format!("<{module}.{} object at {address:#x}>", self.type_name())))
    }
}
