//! `time`: a time of day.

use chrono::{NaiveTime, Timelike};

use super::super::native;
use super::{Classes, Zone, format, part, zone_argument};
use crate::builtins::arguments::{method, named, receiver};
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::function::{Native, NativeKind};
use crate::value::hash;

type Answer = Result<Value, Raised>;

/// A time of day, with a zone or without.
#[derive(Debug, Clone, Default)]
pub(crate) struct Time {
    pub time: NaiveTime,
    pub zone: Option<Zone>,
}

const fn m(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::Method, function)
}

const fn getter(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::Getter, function)
}

pub(super) static NATIVES: &[Native] = &[
    Native::new("time.__new__", NativeKind::Function, new),
    Native::new("time.fromisoformat", NativeKind::ClassMethod, from_iso),
    getter("time.hour", |it, a| field(it, a, |time| time.hour())),
    getter("time.minute", |it, a| field(it, a, |time| time.minute())),
    getter("time.second", |it, a| field(it, a, |time| time.second())),
    getter("time.microsecond", |it, a| field(it, a, |time| time.nanosecond() / 1000)),
    getter("time.tzinfo", |it, a| {
        let zone = itself(it, a)?.zone;
        Ok(zone.map_or(Value::None, |zone| zone.value(&it.vm.datetime())))
    }),
    getter("time.fold", |_, _| Ok(Value::Int(0))),
    m("time.utcoffset", |it, a| of_zone(it, a, "utcoffset")),
    m("time.dst", |it, a| of_zone(it, a, "dst")),
    m("time.tzname", |it, a| of_zone(it, a, "tzname")),
    m("time.isoformat", isoformat),
    m("time.strftime", formatted),
    m("time.__format__", formatted),
    m("time.replace", replace),
    m("time.__str__", |it, a| Ok(Value::from(itself(it, a)?.text()))),
    m("time.__repr__", repr),
    m("time.__hash__", |it, a| Ok(Value::Int(hash::of_str(&itself(it, a)?.text())))),
    m("time.__eq__", |it, a| compare(it, a, |a, b| a == b)),
    m("time.__lt__", |it, a| compare(it, a, |a, b| a < b)),
    m("time.__le__", |it, a| compare(it, a, |a, b| a <= b)),
    m("time.__gt__", |it, a| compare(it, a, |a, b| a > b)),
    m("time.__ge__", |it, a| compare(it, a, |a, b| a >= b)),
];

/// What the zone says, if there is one.
fn of_zone(it: &mut Interpreter<'_>, arguments: Arguments, name: &str) -> Answer {
    match itself(it, arguments)?.zone {
        Some(zone) => {
            let zone = zone.value(&it.vm.datetime());
            it.call_method(&zone, name, vec![Value::None])
        }
        None => Ok(Value::None),
    }
}

impl Time {
    /// A time by its parts; ValueError if there is none.
    pub fn new(it: &mut Interpreter<'_>, parts: [i64; 4]) -> Result<Self, Raised> {
        let names = ["hour must be in 0..23", "minute must be in 0..59", "second must be in 0..59"];
        for ((value, bound), message) in parts.into_iter().zip([23, 59, 59]).zip(names) {
            if !(0..=bound).contains(&value) {
                return Err(it.vm.raise_value_error(message));
            }
        }
        let [hour, minute, second, microsecond] = parts.map(|part| u32::try_from(part).unwrap_or(u32::MAX));
        match NaiveTime::from_hms_micro_opt(hour, minute, second, microsecond) {
            Some(time) => Ok(Self { time, zone: None }),
            None => Err(it.vm.raise_value_error("microsecond must be in 0..999999")),
        }
    }

    /// 23:59:59.999999
    pub fn end_of_day() -> Self {
        let time = NaiveTime::from_hms_micro_opt(23, 59, 59, 999_999).unwrap_or_default();
        Self { time, zone: None }
    }

    /// As a value of the program.
    pub fn value(&self, classes: &Classes) -> Value {
        native::instance(&classes.time, self.clone())
    }

    /// `12:30:00`, with microseconds if there are any, and with the zone.
    pub fn text(&self) -> String {
        let zone = self.zone.as_ref().map(|zone| zone.suffix(":")).unwrap_or_default();
        clock_text(self.time, "auto") + &zone
    }
}

/// A time in ISO form; `precision` is what `isoformat(timespec=…)` takes.
pub(super) fn clock_text(time: NaiveTime, precision: &str) -> String {
    let microsecond = time.nanosecond() / 1000;
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    match precision {
        "hours" => format!("{hour:02}"),
        "minutes" => format!("{hour:02}:{minute:02}"),
        "milliseconds" => format!("{hour:02}:{minute:02}:{second:02}.{:03}", microsecond / 1000),
        "microseconds" => format!("{hour:02}:{minute:02}:{second:02}.{microsecond:06}"),
        "auto" if microsecond != 0 => format!("{hour:02}:{minute:02}:{second:02}.{microsecond:06}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}"),
    }
}

/// The `timespec` argument.
pub(super) fn precision(it: &mut Interpreter<'_>, value: &Value) -> Result<&'static str, Raised> {
    let known = ["auto", "hours", "minutes", "seconds", "milliseconds", "microseconds"];
    match value {
        Value::Unbound => Ok("auto"),
        value => match known.into_iter().find(|name| value.as_str() == Some(name)) {
            Some(name) => Ok(name),
            None => Err(it.vm.raise_value_error("Unknown timespec value")),
        },
    }
}

fn new(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let class = receiver(it, &mut arguments)?;
    arguments.take_keyword("fold");
    let names = ["hour", "minute", "second", "microsecond", "tzinfo"];
    let [hour, minute, second, microsecond, zone] = named(it, "time", arguments, names)?;
    let mut parts = [0; 4];
    for (slot, value) in parts.iter_mut().zip([hour, minute, second, microsecond]) {
        *slot = part(it, &value, 0)?;
    }
    let zone = zone_argument(it, &zone)?;
    let time = Time { zone, ..Time::new(it, parts)? };
    match &class {
        Value::Class(class) => Ok(native::instance(class, time)),
        _ => Ok(time.value(&it.vm.datetime())),
    }
}

fn from_iso(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (_, [text]) = method(it, "time.fromisoformat", arguments)?;
    let parsed = text.as_str().and_then(super::parse::iso_time);
    match parsed {
        Some(time) => Ok(time.value(&it.vm.datetime())),
        None => {
            let shown = it.repr(&text)?;
            Err(it.vm.raise_value_error(format!("Invalid isoformat string: {shown}")))
        }
    }
}

fn itself(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Time, Raised> {
    let (value, []) = method(it, "time.isoformat", arguments)?;
    native::receiver_data(it, "time.isoformat", &value)
}

fn field(it: &mut Interpreter<'_>, arguments: Arguments, part: fn(NaiveTime) -> u32) -> Answer {
    Ok(Value::Int(i64::from(part(itself(it, arguments)?.time))))
}

fn isoformat(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let value = receiver(it, &mut arguments)?;
    let time: Time = native::receiver_data(it, "time.isoformat", &value)?;
    let [timespec] = named(it, "isoformat", arguments, ["timespec"])?;
    let precision = precision(it, &timespec)?;
    let zone = time.zone.as_ref().map(|zone| zone.suffix(":")).unwrap_or_default();
    Ok(Value::from(clock_text(time.time, precision) + &zone))
}

fn formatted(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [pattern]) = method(it, "time.strftime", arguments)?;
    let time: Time = native::receiver_data(it, "time.strftime", &value)?;
    match pattern.as_str() {
        Some("") => it.str(&value).map(Value::Str),
        Some(pattern) => {
            let day = chrono::NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default();
            Ok(Value::from(format::moment(day.and_time(time.time), time.zone.as_ref(), pattern)))
        }
        None => Err(it.vm.raise_type_error("strftime() argument 1 must be str")),
    }
}

fn replace(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let value = receiver(it, &mut arguments)?;
    let Time { time, zone } = native::receiver_data(it, "time.replace", &value)?;
    arguments.take_keyword("fold");
    let names = ["hour", "minute", "second", "microsecond", "tzinfo"];
    let [hour, minute, second, microsecond, new_zone] = named(it, "replace", arguments, names)?;
    let parts = [
        part(it, &hour, i64::from(time.hour()))?,
        part(it, &minute, i64::from(time.minute()))?,
        part(it, &second, i64::from(time.second()))?,
        part(it, &microsecond, i64::from(time.nanosecond() / 1000))?,
    ];
    let zone = if matches!(new_zone, Value::Unbound) { zone } else { zone_argument(it, &new_zone)? };
    let time = Time { zone, ..Time::new(it, parts)? };
    Ok(time.value(&it.vm.datetime()))
}

fn repr(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let Time { time, zone } = itself(it, arguments)?;
    let mut text = format!("datetime.time({}, {}", time.hour(), time.minute());
    let microsecond = time.nanosecond() / 1000;
    if time.second() != 0 || microsecond != 0 {
        text.push_str(&format!(", {}", time.second()));
    }
    if microsecond != 0 {
        text.push_str(&format!(", {microsecond}"));
    }
    if let Some(zone) = zone {
        text.push_str(&format!(", tzinfo={}", zone.repr()));
    }
    Ok(Value::from(text + ")"))
}

fn compare(
    it: &mut Interpreter<'_>,
    arguments: Arguments,
    holds: fn(&NaiveTime, &NaiveTime) -> bool,
) -> Answer {
    let (value, [other]) = method(it, "time.__eq__", arguments)?;
    let time: Time = native::receiver_data(it, "time.__eq__", &value)?;
    Ok(match native::data::<Time>(&other) {
        Some(other) if time.zone.is_some() == other.zone.is_some() => {
            Value::Bool(holds(&time.time, &other.time))
        }
        _ => Value::NotImplemented,
    })
}
