//! `sqlalchemy.pool`: of the pools those that keep one connection, as a database in memory needs it.

use std::borrow::Cow;

use bothways_python::{HostRef, Raised, Value};

use crate::context::Context;
use crate::object::{Object, value, view};

/// Pools that keep their connection: there is nothing else to tell them apart by here.
const POOLS: [&str; 2] = ["StaticPool", "SingletonThreadPool"];

/// The class of a pool.
struct PoolClass(&'static str);

/// The class of that name.
pub(crate) fn class(name: &str) -> Option<Value> {
    POOLS.into_iter().find(|known| *known == name).map(|name| value(PoolClass(name)))
}

/// Whether it can be `create_engine(poolclass=…)`.
pub(crate) fn is_class(given: &Value) -> bool {
    given.is_none() || view::<PoolClass>(given).is_some()
}

impl Object for PoolClass {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("type")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "__name__" => Ok(Some(Value::from(self.0))),
            _ => cx.unsupported(format!("{}.{name}", self.0)),
        }
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(format!("<class 'sqlalchemy.pool.impl.{}'>", self.0)))
    }
}
