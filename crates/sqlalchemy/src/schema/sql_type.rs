//! Column types: `Integer`, `String(50)`. A type class and an instance of it mean the same to a column.

use std::borrow::Cow;
use std::sync::Arc;

use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_sql::{EnumType, SqlType};

use crate::context::Context;
use crate::object::{Object, value, view};

const NUMERIC: SqlType = SqlType::Numeric { precision: None, scale: None };

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
    ("DateTime", SqlType::DateTime { timezone: false }),
    ("DATETIME", SqlType::DateTime { timezone: false }),
    ("Date", SqlType::Date),
    ("DATE", SqlType::Date),
    ("Time", SqlType::Time),
    ("TIME", SqlType::Time),
    ("Interval", SqlType::Interval),
    ("Numeric", NUMERIC),
    ("NUMERIC", NUMERIC),
    ("Uuid", SqlType::Uuid),
    ("CHAR", SqlType::String(None)),
    ("NCHAR", SqlType::String(None)),
    ("NVARCHAR", SqlType::String(None)),
    ("DECIMAL", NUMERIC),
    ("REAL", SqlType::Float),
    ("TIMESTAMP", SqlType::DateTime { timezone: false }),
    ("LargeBinary", SqlType::LargeBinary),
    ("BLOB", SqlType::LargeBinary),
];

/// The types that DDL calls by names of their own.
const SPELLED: [&str; 6] = ["CHAR", "NCHAR", "NVARCHAR", "DECIMAL", "REAL", "TIMESTAMP"];

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
        if name == "Enum" {
            return Some(value(EnumClass));
        }
        let (name, sql_type) = TYPES.iter().find(|(known, _)| *known == name)?;
        Some(value(Self { name, sql_type: sql_type.clone(), instance: false }))
    }

    /// The names of the type classes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        TYPES.iter().map(|(name, _)| *name).chain(["Enum"])
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
            SqlType::DateTime { .. } => "DateTime",
            SqlType::Date => "Date",
            SqlType::Time => "Time",
            SqlType::Interval => "Interval",
            SqlType::Numeric { .. } => "Numeric",
            SqlType::Uuid => "Uuid",
            SqlType::Enum(_) => "Enum",
            SqlType::Null => "NullType",
        };
        Self { name, sql_type: sql_type.clone(), instance: true }
    }

    /// What `repr` writes of an object.
    pub fn text(&self) -> String {
        match SPELLED.contains(&self.name) {
            true => renamed(&type_repr(&self.sql_type), self.name),
            false => type_repr(&self.sql_type),
        }
    }

    /// An object of the type that a column has, as its DDL spells it.
    pub fn spelled(sql_type: &SqlType, spelling: Option<&str>) -> Self {
        let head = spelling.and_then(|spelling| spelling.split('(').next());
        match head.and_then(|head| SPELLED.iter().find(|known| **known == head)) {
            Some(name) => Self { name, sql_type: sql_type.clone(), instance: true },
            None => Self::of(sql_type),
        }
    }
}

/// The column type that a value of the program stands for, if it is one.
pub(crate) fn sql_type(argument: &Value) -> Option<SqlType> {
    view::<TypeObject>(argument).map(|object| object.sql_type.clone())
}

/// How DDL spells the type that a value of the program stands for, where otherwise than it usually does.
pub(crate) fn spelling(argument: &Value) -> Option<Arc<str>> {
    let object = view::<TypeObject>(argument)?;
    SPELLED.contains(&object.name).then(|| Arc::from(renamed(&object.sql_type.to_string(), object.name)))
}

/// What is written of a type, under another name: `VARCHAR(3)` as `CHAR(3)`.
pub(crate) fn renamed(text: &str, name: &str) -> String {
    let arguments = text.find('(').and_then(|at| text.get(at..)).unwrap_or_default();
    format!("{name}{arguments}")
}

/// The type as its `repr` writes it: `String(length=50)`.
pub(crate) fn type_repr(sql_type: &SqlType) -> String {
    match sql_type {
        SqlType::String(Some(length)) => format!("String(length={length})"),
        SqlType::DateTime { timezone: true } => "DateTime(timezone=True)".to_owned(),
        SqlType::Numeric { precision: Some(precision), scale: Some(scale) } => {
            format!("Numeric(precision={precision}, scale={scale})")
        }
        SqlType::Numeric { precision: Some(precision), scale: None } => {
            format!("Numeric(precision={precision})")
        }
        SqlType::Numeric { precision: None, scale: Some(scale) } => format!("Numeric(scale={scale})"),
        SqlType::Enum(kind) => {
            let mut parts: Vec<String> = kind.names.iter().map(|name| format!("'{name}'")).collect();
            parts.extend(kind.name.iter().map(|name| format!("name='{name}'")));
            parts.extend((!kind.native).then(|| "native_enum=False".to_owned()));
            format!("Enum({})", parts.join(", "))
        }
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
        let sql_type = constructed(cx, self.name, &self.sql_type, arguments)?;
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
            true => self.text(),
            false => format!("<class 'sqlalchemy.sql.sqltypes.{}'>", self.name),
        }))
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        match self.instance {
            true if SPELLED.contains(&self.name) => Ok(Some(renamed(&self.sql_type.to_string(), self.name))),
            true => Ok(Some(self.sql_type.to_string())),
            false => self.repr(cx),
        }
    }
}

/// A type with the arguments that its constructor is given.
fn constructed(
    cx: &mut Context<'_>,
    name: &str,
    sql_type: &SqlType,
    arguments: Arguments,
) -> Result<SqlType, Raised> {
    let function = format!("{name}.__init__");
    let number = |argument: &Option<Value>| match argument {
        Some(Value::Int(number)) => u32::try_from(*number).ok(),
        _ => None,
    };
    Ok(match sql_type {
        SqlType::String(_) => {
            let [_, given] = cx.bind(&function, ["self", "length"], 1, with_self(arguments))?;
            match given {
                None | Some(Value::None) => SqlType::String(None),
                Some(Value::Int(_)) => SqlType::String(number(&given)),
                Some(_) => return cx.unsupported(format!("{name} with this length")),
            }
        }
        SqlType::DateTime { .. } => {
            let [_, timezone] = cx.bind(&function, ["self", "timezone"], 1, with_self(arguments))?;
            SqlType::DateTime { timezone: matches!(timezone, Some(Value::Bool(true))) }
        }
        SqlType::Time => {
            cx.bind(&function, ["self", "timezone"], 1, with_self(arguments))?;
            SqlType::Time
        }
        SqlType::Numeric { .. } => {
            let names = ["self", "precision", "scale", "decimal_return_scale", "asdecimal"];
            let [_, precision, scale, return_scale, as_decimal] =
                cx.bind(&function, names, 1, with_self(arguments))?;
            if return_scale.is_some_and(|scale| !scale.is_none())
                || matches!(as_decimal, Some(Value::Bool(false)))
            {
                return cx.unsupported("Numeric with decimal_return_scale or asdecimal=False");
            }
            SqlType::Numeric { precision: number(&precision), scale: number(&scale) }
        }
        SqlType::Uuid => {
            let [_, as_uuid, _] =
                cx.bind(&function, ["self", "as_uuid", "native_uuid"], 1, with_self(arguments))?;
            if matches!(as_uuid, Some(Value::Bool(false))) {
                return cx.unsupported("Uuid(as_uuid=False)");
            }
            SqlType::Uuid
        }
        other if arguments.positional.is_empty() && arguments.keywords.is_empty() => other.clone(),
        _ => return cx.unsupported(format!("arguments of the type {name}")),
    })
}

/// An enumeration of texts.
pub(crate) fn of_texts(names: Vec<Arc<str>>) -> EnumType {
    let length = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    EnumType { class: None, names, name: None, length, native: true }
}

/// The class `Enum`, which has no objects without values.
struct EnumClass;

impl Object for EnumClass {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("type")
    }

    fn call(
        &self,
        cx: &mut Context<'_>,
        _this: &HostRef,
        arguments: &mut Arguments,
    ) -> Result<Option<Value>, Raised> {
        let Arguments { positional, keywords } = std::mem::take(arguments);
        let mut kind = match positional.as_slice() {
            [Value::Class(class)] if class.enumeration().is_some() => crate::scalars::enum_type(cx, class),
            names if !names.is_empty() && names.iter().all(|name| name.as_str().is_some()) => {
                let names: Vec<Arc<str>> = names.iter().filter_map(Value::as_str).map(Arc::from).collect();
                of_texts(names)
            }
            _ => return cx.unsupported("Enum of these values"),
        };
        for (name, argument) in keywords {
            match (&*name, &argument) {
                ("name", Value::Str(name)) => kind.name = Some(Arc::from(&**name)),
                ("length", Value::Int(length)) => {
                    kind.length = kind.length.max(usize::try_from(*length).unwrap_or(0));
                }
                ("native_enum", Value::Bool(native)) => kind.native = *native,
                ("inherit_schema", Value::Bool(_))
                | ("create_constraint" | "validate_strings", Value::Bool(false))
                | (_, Value::None) => {}
                _ => return cx.unsupported(format!("Enum({name}=…)")),
            }
        }
        let sql_type = SqlType::Enum(Arc::new(kind));
        Ok(Some(value(TypeObject { name: "Enum", sql_type, instance: true })))
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some("<class 'sqlalchemy.sql.sqltypes.Enum'>".to_owned()))
    }
}

/// The arguments of a constructor with the object itself before them, as Python counts them.
pub(crate) fn with_self(mut arguments: Arguments) -> Arguments {
    arguments.positional.insert(0, Value::None);
    arguments
}
