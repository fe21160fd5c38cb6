//! The type of a column as the database calls it: `VARCHAR(length=30)`.

use std::borrow::Cow;
use std::sync::Arc;

use bothways_python::Raised;
use bothways_sql::SqlType;

use crate::context::Context;
use crate::object::Object;

/// A type that an inspector found.
pub(super) struct ReflectedType {
    pub sql_type: SqlType,
    /// How DDL spells it, where otherwise than it usually does.
    pub spelling: Option<Arc<str>>,
}

impl ReflectedType {
    fn text(&self) -> String {
        self.spelling.as_ref().map_or_else(|| self.sql_type.to_string(), ToString::to_string)
    }
}

impl Object for ReflectedType {
    fn type_name(&self) -> Cow<'_, str> {
        let name = self.text();
        match name.split_once('(') {
            Some((name, _)) => Cow::Owned(name.to_owned()),
            None if self.sql_type == SqlType::Null => Cow::Borrowed("NullType"),
            None => Cow::Owned(name),
        }
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let arguments = match &self.sql_type {
            SqlType::String(Some(length)) => format!("length={length}"),
            SqlType::Uuid => "length=32".to_owned(),
            SqlType::Enum(kind) => format!("length={}", kind.length),
            SqlType::Numeric { precision: Some(precision), scale: Some(scale) } => {
                format!("precision={precision}, scale={scale}")
            }
            SqlType::Numeric { precision: Some(precision), scale: None } => format!("precision={precision}"),
            _ => String::new(),
        };
        Ok(Some(format!("{}({arguments})", self.type_name())))
    }

    fn str(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(self.text()))
    }
}
