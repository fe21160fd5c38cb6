//! The constants of `sqlalchemy.orm.attributes` that a program meets as old values in its listeners.

use std::borrow::Cow;

use bothways_orm::attributes::Operation;
use bothways_python::Raised;

use crate::context::Context;
use crate::object::Object;

/// A member of `LoaderCallableStatus`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Symbol {
    /// Not loaded, and not to be loaded.
    PassiveNoResult,
    /// Nothing was there.
    NoValue,
    /// What a dataclass sets where its field has a default: nothing.
    DontSet,
}

impl Symbol {
    /// The symbols, by the names that modules export them under.
    pub const ALL: [(&'static str, Self); 5] = [
        ("NO_VALUE", Self::NoValue),
        ("NEVER_SET", Self::NoValue),
        ("NO_KEY", Self::NoValue),
        ("PASSIVE_NO_RESULT", Self::PassiveNoResult),
        ("DONT_SET", Self::DontSet),
    ];

    fn name(self) -> &'static str {
        match self {
            Self::PassiveNoResult => "PASSIVE_NO_RESULT",
            Self::NoValue => "NO_VALUE",
            Self::DontSet => "DONT_SET",
        }
    }

    fn number(self) -> u8 {
        match self {
            Self::PassiveNoResult => 0,
            Self::NoValue => 4,
            Self::DontSet => 5,
        }
    }
}

impl Object for Symbol {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("LoaderCallableStatus")
    }

    fn attribute(
        &self,
        _cx: &mut Context<'_>,
        _this: &bothways_python::HostRef,
        name: &str,
    ) -> Result<Option<bothways_python::Value>, Raised> {
        Ok(match name {
            "name" => Some(bothways_python::Value::from(self.name())),
            "value" => Some(bothways_python::Value::Int(i64::from(self.number()))),
            _ => None,
        })
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(format!("<LoaderCallableStatus.{}: {}>", self.name(), self.number())))
    }

    fn str(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(format!("LoaderCallableStatus.{}", self.name())))
    }
}

impl Context<'_> {
    /// The one object of a symbol.
    pub fn symbol(&mut self, symbol: Symbol) -> bothways_python::Value {
        let made = self.facade.symbols.entry(symbol.number()).or_insert_with(|| crate::object::value(symbol));
        made.clone()
    }
}

/// A constant that is nothing but its name: what an event's initiator does, or how much may be loaded for an answer.
pub(crate) struct NamedSymbol(&'static str);

/// Such constants, as `sqlalchemy.orm.attributes` exports them, with their own names.
const NAMED: [(&str, &str); 7] = [
    ("OP_REMOVE", "REMOVE"),
    ("OP_APPEND", "APPEND"),
    ("OP_REPLACE", "REPLACE"),
    ("OP_BULK_REPLACE", "BULK_REPLACE"),
    ("PASSIVE_OFF", "PASSIVE_OFF"),
    ("PASSIVE_NO_INITIALIZE", "PASSIVE_NO_INITIALIZE"),
    ("PASSIVE_NO_FETCH", "PASSIVE_NO_FETCH"),
];

impl NamedSymbol {
    /// Its name.
    pub fn name(&self) -> &'static str {
        self.0
    }
}

impl Object for NamedSymbol {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("symbol")
    }

    fn attribute(
        &self,
        _cx: &mut Context<'_>,
        _this: &bothways_python::HostRef,
        name: &str,
    ) -> Result<Option<bothways_python::Value>, Raised> {
        Ok((name == "name").then(|| bothways_python::Value::from(self.0)))
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(format!("symbol('{}')", self.0)))
    }
}

impl Context<'_> {
    /// The one object of an operation's constant.
    pub fn operation(&mut self, operation: Operation) -> bothways_python::Value {
        self.named_symbol(match operation {
            Operation::Replace => "REPLACE",
            Operation::Append => "APPEND",
            Operation::Remove => "REMOVE",
            Operation::BulkReplace => "BULK_REPLACE",
        })
    }

    /// The constant that a module exports under a name.
    pub fn exported_symbol(&mut self, name: &str) -> Option<bothways_python::Value> {
        let (_, own) = NAMED.into_iter().find(|(known, _)| *known == name)?;
        Some(self.named_symbol(own))
    }

    fn named_symbol(&mut self, name: &'static str) -> bothways_python::Value {
        let made = self.facade.named_symbols.entry(name);
        made.or_insert_with(|| crate::object::value(NamedSymbol(name))).clone()
    }
}
