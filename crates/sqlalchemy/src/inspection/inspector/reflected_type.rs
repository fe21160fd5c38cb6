//! The type of a column as the database calls it: `VARCHAR(length=30)`.

use std::borrow::Cow;

use bothways_python::Raised;
use bothways_sql::SqlType;

use crate::context::Context;
use crate::object::Object;

/// A type that an inspector found.
pub(super) struct ReflectedType(pub SqlType);

impl Object for ReflectedType {
    fn type_name(&self) -> Cow<'_, str> {
        let name = self.0.to_string();
        match name.split_once('(') {
            Some((name, _)) => Cow::Owned(name.to_owned()),
            None if self.0 == SqlType::Null => Cow::Borrowed("NullType"),
            None => Cow::Owned(name),
        }
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let arguments = match &self.0 {
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
        Ok(Some(self.0.to_string()))
    }
}
