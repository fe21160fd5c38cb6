//! Column types: `Integer`, `String(50)`. A type class and an instance of it mean the same to a column.

use std::borrow::Cow;

use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_sql::SqlType;

use crate::context::Context;
use crate::object::{Object, value, view};

/// The types by their names in the package.
const TYPES: &[(&str, SqlType)] = &[
    ("Integer", SqlType::Integer),
    ("INTEGER", SqlType::Integer),
    ("INT", SqlType::Integer),
    ("BigInteger", SqlType::BigInteger),
    ("BIGINT", SqlType::BigInteger),
    ("SmallInteger", SqlType::SmallInteger),
    ("SMALLINT", SqlType::SmallInteger),
    ("String", SqlType::String(None)),
    ("VARCHAR", SqlType::String(None)),
    ("Unicode", SqlType::String(None)),
    ("Text", SqlType::Text),
    ("TEXT", SqlType::Text),
    ("UnicodeText", SqlType::Text),
    ("Boolean", SqlType::Boolean),
    ("BOOLEAN", SqlType::Boolean),
    ("Float", SqlType::Float),
    ("FLOAT", SqlType::Float),
    ("Double", SqlType::Double),
    ("DOUBLE", SqlType::Double),
    ("LargeBinary", SqlType::LargeBinary),
    ("BLOB", SqlType::LargeBinary),
];

/// A type class, or with `instance` set an object of it.
#[derive(Clone)]
pub(crate) struct TypeObject {
    pub name: &'static str,
    pub sql_type: SqlType,
    pub instance: bool,
}

impl TypeObject {
    /// The type class of that name.
    pub fn class(name: &str) -> Option<Value> {
        let (name, sql_type) = TYPES.iter().find(|(known, _)| *known == name)?;
        Some(value(Self { name, sql_type: sql_type.clone(), instance: false }))
    }

    /// An object of the type that a column has.
    pub fn of(sql_type: &SqlType) -> Self {
        let name = match sql_type {
            SqlType::Integer => "Integer",
            SqlType::BigInteger => "BigInteger",
            SqlType::SmallInteger => "SmallInteger",
            SqlType::String(_) => "String",
            SqlType::Text => "Text",
            SqlType::Boolean => "Boolean",
            SqlType::Float => "Float",
            SqlType::Double => "Double",
            SqlType::LargeBinary => "LargeBinary",
            SqlType::Null => "NullType",
        };
        Self { name, sql_type: sql_type.clone(), instance: true }
    }
}

/// The column type that a value of the program stands for, if it is one.
pub(crate) fn sql_type(argument: &Value) -> Option<SqlType> {
    view::<TypeObject>(argument).map(|object| object.sql_type.clone())
}

/// The type as its `repr` writes it: `String(length=50)`.
pub(crate) fn type_repr(sql_type: &SqlType) -> String {
    match sql_type {
        SqlType::String(Some(length)) => format!("String(length={length})"),
        other => format!("{}()", TypeObject::of(other).name),
    }
}

impl Object for TypeObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(if self.instance { self.name } else { "type" })
    }

    fn is_callable(&self) -> bool {
        !self.instance
    }

    fn call(
        &self,
        cx: &mut Context<'_>,
        _this: &HostRef,
        arguments: &mut Arguments,
    ) -> Result<Option<Value>, Raised> {
        if self.instance {
            return Ok(None);
        }
        let arguments = std::mem::take(arguments);
        let mut sql_type = self.sql_type.clone();
        if let SqlType::String(length) = &mut sql_type {
            let function = format!("{}.__init__", self.name);
            let [_, given] = cx.bind(&function, ["self", "length"], 1, with_self(arguments))?;
            *length = match given {
                None | Some(Value::None) => None,
                Some(Value::Int(number)) => u32::try_from(number).ok(),
                Some(_) => return cx.unsupported(format!("{} with this length", self.name)),
            };
        } else if !arguments.positional.is_empty() || !arguments.keywords.is_empty() {
            return cx.unsupported(format!("arguments of the type {}", self.name));
        }
        Ok(Some(value(Self { name: self.name, sql_type, instance: true })))
    }

    fn attribute(&self, _cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        Ok(match (name, &self.sql_type) {
            ("__name__", _) if !self.instance => Some(Value::from(self.name)),
            ("length", SqlType::String(length)) if self.instance => {
                Some(length.map_or(Value::None, |length| Value::Int(i64::from(length))))
            }
            _ => None,
        })
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(match self.instance {
            true => type_repr(&self.sql_type),
            false => format!("<class 'sqlalchemy.sql.sqltypes.{}'>", self.name),
        }))
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        match self.instance {
            true => Ok(Some(ddl_name(&self.sql_type))),
            false => self.repr(cx),
        }
    }
}

/// The type as DDL writes it.
fn ddl_name(sql_type: &SqlType) -> String {
    match sql_type {
        SqlType::Integer => "INTEGER".to_owned(),
        SqlType::BigInteger => "BIGINT".to_owned(),
        SqlType::SmallInteger => "SMALLINT".to_owned(),
        SqlType::String(Some(length)) => format!("VARCHAR({length})"),
        SqlType::String(None) => "VARCHAR".to_owned(),
        SqlType::Text => "TEXT".to_owned(),
        SqlType::Boolean => "BOOLEAN".to_owned(),
        SqlType::Float => "FLOAT".to_owned(),
        SqlType::Double => "DOUBLE".to_owned(),
        SqlType::LargeBinary => "BLOB".to_owned(),
        SqlType::Null => "NULL".to_owned(),
    }
}

/// The arguments of a constructor with the object itself before them, as Python counts them.
pub(crate) fn with_self(mut arguments: Arguments) -> Arguments {
    arguments.positional.insert(0, Value::None);
    arguments
}
