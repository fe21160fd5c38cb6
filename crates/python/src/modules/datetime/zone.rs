//! `timezone`: a fixed distance from UTC.

use std::rc::Rc;

use super::super::native;
use super::{Classes, Delta};
use crate::builtins::arguments::{method, named, receiver};
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::function::{Native, NativeKind};
use crate::value::hash;

type Answer = Result<Value, Raised>;

/// A zone.
#[derive(Debug, Clone)]
pub(crate) struct Zone {
    /// The distance from UTC, less than a day.
    pub offset: Delta,
    name: Option<Rc<str>>,
}

const fn m(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::Method, function)
}

pub(super) static NATIVES: &[Native] = &[
    Native::new("timezone.__new__", NativeKind::Function, new),
    m("timezone.utcoffset", |it, a| {
        let (value, [_]) = method(it, "timezone.utcoffset", a)?;
        let zone: Zone = native::receiver_data(it, "timezone.utcoffset", &value)?;
        Ok(zone.offset.value(&it.vm.datetime()))
    }),
    m("timezone.dst", |_, _| Ok(Value::None)),
    m("timezone.tzname", |it, a| {
        let (value, [_]) = method(it, "timezone.tzname", a)?;
        let zone: Zone = native::receiver_data(it, "timezone.tzname", &value)?;
        Ok(Value::from(zone.text()))
    }),
    m("timezone.__str__", |it, a| Ok(Value::from(itself(it, a)?.text()))),
    m("timezone.__repr__", |it, a| Ok(Value::from(itself(it, a)?.repr()))),
    m("timezone.__hash__", |it, a| {
        let (days, seconds, microseconds) = itself(it, a)?.offset.parts();
        Ok(Value::Int(hash::of_items([days, seconds, microseconds].into_iter())))
    }),
    m("timezone.__eq__", |it, a| {
        let (value, [other]) = method(it, "timezone.__eq__", a)?;
        let zone: Zone = native::receiver_data(it, "timezone.__eq__", &value)?;
        Ok(match native::data::<Zone>(&other) {
            Some(other) => Value::Bool(zone.offset == other.offset),
            None => Value::NotImplemented,
        })
    }),
];

impl Zone {
    /// UTC.
    pub fn utc() -> Self {
        Self { offset: Delta(0), name: None }
    }

    /// The zone at that distance from UTC.
    pub fn at(offset: Delta) -> Self {
        Self { offset, name: None }
    }

    /// The zone of `+02:00`.
    pub fn parse(text: &str) -> Option<Self> {
        super::parse::iso_time(&format!("00:00{text}")).and_then(|time| time.zone)
    }

    /// As a value of the program; UTC is always the same object.
    pub fn value(&self, classes: &Classes) -> Value {
        if self.offset.0 == 0
            && self.name.is_none()
            && let Some(utc) = classes.zone.namespace.get_str("utc")
        {
            return utc;
        }
        native::instance(&classes.zone, self.clone())
    }

    /// `+02:00`
    pub fn suffix(&self, separator: &str) -> String {
        let sign = if self.offset.0 < 0 { '-' } else { '+' };
        let (_, seconds, microseconds) = Delta(self.offset.0.abs()).parts();
        let mut text = format!("{sign}{:02}{separator}{:02}", seconds / 3600, seconds / 60 % 60);
        if seconds % 60 != 0 || microseconds != 0 {
            text.push_str(&format!("{separator}{:02}", seconds % 60));
        }
        if microseconds != 0 {
            text.push_str(&format!(".{microseconds:06}"));
        }
        text
    }

    /// Its name: `UTC`, `UTC+02:00`, or the one given.
    pub fn text(&self) -> String {
        match &self.name {
            Some(name) => name.to_string(),
            None if self.offset.0 == 0 => "UTC".to_owned(),
            None => format!("UTC{}", self.suffix(":")),
        }
    }

    /// As `repr` writes it.
    pub fn repr(&self) -> String {
        match &self.name {
            None if self.offset.0 == 0 => "datetime.timezone.utc".to_owned(),
            None => format!("datetime.timezone(datetime.timedelta({}))", self.offset.arguments()),
            Some(name) => format!(
                "datetime.timezone(datetime.timedelta({}), {})",
                self.offset.arguments(),
                crate::vm::text::str_repr(name)
            ),
        }
    }
}

fn new(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    receiver(it, &mut arguments)?;
    let [offset, name] = named(it, "timezone", arguments, ["offset", "name"])?;
    let Some(offset) = native::data::<Delta>(&offset).copied() else {
        let class = it.class_of(&offset)?;
        let message = format!("timezone() argument 1 must be datetime.timedelta, not {}", class.name);
        return Err(it.vm.raise_type_error(message));
    };
    if offset.0.abs() >= super::delta::DAY {
        let shown = format!("datetime.timedelta({})", offset.arguments());
        let message = format!(
            "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {shown}."
        );
        return Err(it.vm.raise_value_error(message));
    }
    let zone = Zone { offset, name: name.as_str().map(Rc::from) };
    Ok(zone.value(&it.vm.datetime()))
}

fn itself(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Zone, Raised> {
    let (value, []) = method(it, "timezone.__repr__", arguments)?;
    native::receiver_data(it, "timezone.__repr__", &value)
}
