//! Values of classes of Python's standard library for a host that stores them: by their text, from which they are
//! made again.

use std::rc::Rc;

use chrono::{NaiveDate, NaiveDateTime, Timelike};

use crate::modules::datetime::{Date, Delta, Moment, Time, Zone};
use crate::modules::{decimal, uuid};
use crate::value::Value;
use crate::value::class::Class;
use crate::vm::Vm;

/// A class of the standard library that a host can store the values of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StandardClass {
    /// `datetime.datetime`; as text `2024-05-01 12:30:00.000000`, with its distance from UTC if it has one.
    DateTime,
    /// `datetime.date`; as text `2024-05-01`.
    Date,
    /// `datetime.time`; as text `12:30:00.000000`.
    Time,
    /// `datetime.timedelta`; as text its microseconds.
    Interval,
    /// `decimal.Decimal`; as text its digits.
    Decimal,
    /// `uuid.UUID`; as text 32 hexadecimal digits.
    Uuid,
}

/// The class and the text of a value, if it is of one of these classes.
pub fn text_of(value: &Value) -> Option<(StandardClass, String)> {
    let instance = value.as_instance()?;
    if let Some(moment) = instance.data::<Moment>() {
        let zone = moment.zone.as_ref().map(|zone| zone.suffix(":")).unwrap_or_default();
        let text = moment.stamp.format("%Y-%m-%d %H:%M:%S").to_string();
        let microsecond = moment.stamp.nanosecond() / 1000;
        return Some((StandardClass::DateTime, format!("{text}.{microsecond:06}{zone}")));
    }
    if let Some(date) = instance.data::<Date>() {
        return Some((StandardClass::Date, date.text()));
    }
    if let Some(time) = instance.data::<Time>() {
        let text = time.time.format("%H:%M:%S").to_string();
        return Some((StandardClass::Time, format!("{text}.{:06}", time.time.nanosecond() / 1000)));
    }
    if let Some(Delta(microseconds)) = instance.data::<Delta>() {
        return Some((StandardClass::Interval, microseconds.to_string()));
    }
    if let Some(text) = decimal::text_of(value) {
        return Some((StandardClass::Decimal, text));
    }
    uuid::of(value).map(|number| (StandardClass::Uuid, format!("{number:032x}")))
}

/// An interval as the moment so long after 1970, which is how SQLite's dialect keeps it.
pub fn moment_of_interval(microseconds: &str) -> Option<String> {
    let microseconds: i64 = microseconds.parse().ok()?;
    let moment = chrono::DateTime::from_timestamp_micros(microseconds)?.naive_utc();
    let text = moment.format("%Y-%m-%d %H:%M:%S").to_string();
    Some(format!("{text}.{:06}", moment.nanosecond() / 1000))
}

/// A name of a member of an enumeration with its class, if the value is one.
pub fn member_of(value: &Value) -> Option<(Rc<Class>, Rc<str>)> {
    let instance = value.as_instance()?;
    instance.class.enumeration()?;
    match instance.dict().get_str("_name_")? {
        Value::Str(name) => Some((Rc::clone(&instance.class), name)),
        _ => None,
    }
}

impl Class {
    /// The members of an enumeration by their names, aliases left out; `None` for any other class.
    pub fn enumeration(&self) -> Option<Vec<(Rc<str>, Value)>> {
        let metaclass = self.metaclass.as_ref()?;
        if &*metaclass.name != "EnumType" {
            return None;
        }
        let Some(Value::Dict(members)) = self.namespace.get_str("_member_map_") else {
            return Some(Vec::new());
        };
        let is_own_name = |name: &str, member: &Value| {
            let own = member.as_instance().and_then(|member| member.dict().get_str("_name_"));
            own.is_some_and(|own| own.as_str() == Some(name))
        };
        Some(members.names().into_iter().filter(|(name, member)| is_own_name(name, member)).collect())
    }
}

impl Vm {
    /// A value of a class of the standard library from its text; `None` if the text says none.
    pub fn standard_value(&mut self, class: StandardClass, text: &str) -> Option<Value> {
        Some(match class {
            StandardClass::DateTime => moment(text)?.value(&self.datetime()),
            StandardClass::Date => {
                Date(NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?).value(&self.datetime())
            }
            StandardClass::Time => {
                let time = moment(&format!("1970-01-01 {text}"))?.stamp.time();
                Time { time, zone: None }.value(&self.datetime())
            }
            StandardClass::Interval => {
                let microseconds = match text.parse::<i128>() {
                    Ok(microseconds) => microseconds,
                    Err(_) => i128::from(moment(text)?.stamp.and_utc().timestamp_micros()),
                };
                Delta(microseconds).value(&self.datetime())
            }
            StandardClass::Decimal => decimal::from_text(self, text)?,
            StandardClass::Uuid => uuid::value(self, u128::from_str_radix(&text.replace('-', ""), 16).ok()?),
        })
    }
}

/// `2024-05-01 12:30:00.000000+02:00`, the fraction and the zone as they may be.
fn moment(text: &str) -> Option<Moment> {
    let (stamp, zone) = match text.get(19..).and_then(|rest| rest.find(['+', '-'])) {
        Some(at) => text.split_at_checked(19 + at)?,
        None => (text, ""),
    };
    let stamp = NaiveDateTime::parse_from_str(stamp, "%Y-%m-%d %H:%M:%S%.f")
        .or_else(|_| NaiveDateTime::parse_from_str(stamp, "%Y-%m-%d %H:%M"))
        .ok()
        .or_else(|| NaiveDate::parse_from_str(stamp, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0))?;
    let zone = if zone.is_empty() { None } else { Some(Zone::parse(zone)?) };
    Some(Moment { stamp, zone })
}
