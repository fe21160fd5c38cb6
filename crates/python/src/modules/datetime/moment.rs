//! `datetime`: a day with a time.

use std::cmp::Ordering;
use std::rc::Rc;

use chrono::{Datelike, NaiveDateTime, TimeDelta, Timelike};

use super::super::native;
use super::parse::{self, Mismatch};
use super::{Classes, Date, Delta, Time, Zone, format, out_of_range, part, time, zone_argument};
use crate::builtins::arguments::{method, named, receiver};
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::function::{Native, NativeKind};
use crate::value::hash;
use crate::vm::text::str_repr;

type Answer = Result<Value, Raised>;

/// A day with a time, with a zone or without.
#[derive(Debug, Clone)]
pub(crate) struct Moment {
    pub stamp: NaiveDateTime,
    pub zone: Option<Zone>,
}

const fn m(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::Method, function)
}

const fn getter(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::Getter, function)
}

const fn of_class(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::ClassMethod, function)
}

pub(super) static NATIVES: &[Native] = &[
    Native::new("datetime.__new__", NativeKind::Function, new),
    of_class("datetime.now", now),
    of_class("datetime.today", utcnow),
    of_class("datetime.utcnow", utcnow),
    of_class("datetime.fromisoformat", from_iso),
    of_class("datetime.strptime", strptime),
    of_class("datetime.combine", combine),
    of_class("datetime.fromtimestamp", from_timestamp),
    of_class("datetime.utcfromtimestamp", from_timestamp),
    getter("datetime.hour", |it, a| field(it, a, |stamp| stamp.hour())),
    getter("datetime.minute", |it, a| field(it, a, |stamp| stamp.minute())),
    getter("datetime.second", |it, a| field(it, a, |stamp| stamp.second())),
    getter("datetime.microsecond", |it, a| field(it, a, |stamp| stamp.nanosecond() / 1000)),
    getter("datetime.fold", |_, _| Ok(Value::Int(0))),
    getter("datetime.tzinfo", |it, a| {
        let zone = itself(it, a)?.zone;
        Ok(zone.map_or(Value::None, |zone| zone.value(&it.vm.datetime())))
    }),
    m("datetime.date", |it, a| {
        let date = Date(itself(it, a)?.stamp.date());
        Ok(date.value(&it.vm.datetime()))
    }),
    m("datetime.time", |it, a| {
        let time = Time { time: itself(it, a)?.stamp.time(), zone: None };
        Ok(time.value(&it.vm.datetime()))
    }),
    m("datetime.timetz", |it, a| {
        let Moment { stamp, zone } = itself(it, a)?;
        Ok(Time { time: stamp.time(), zone }.value(&it.vm.datetime()))
    }),
    m("datetime.timestamp", |it, a| {
        let moment = itself(it, a)?;
        Ok(Value::Float(moment.utc().and_utc().timestamp_micros() as f64 / 1e6))
    }),
    m("datetime.utcoffset", |it, a| {
        let zone = itself(it, a)?.zone;
        Ok(zone.map_or(Value::None, |zone| zone.offset.value(&it.vm.datetime())))
    }),
    m("datetime.tzname", |it, a| {
        Ok(itself(it, a)?.zone.map_or(Value::None, |zone| Value::from(zone.text())))
    }),
    m("datetime.dst", |_, _| Ok(Value::None)),
    m("datetime.astimezone", astimezone),
    m("datetime.isoformat", isoformat),
    m("datetime.strftime", formatted),
    m("datetime.__format__", formatted),
    m("datetime.ctime", |it, a| {
        let moment = itself(it, a)?;
        Ok(Value::from(format::moment(moment.stamp, None, "%c")))
    }),
    m("datetime.replace", replace),
    m("datetime.__str__", |it, a| Ok(Value::from(itself(it, a)?.text(' ')))),
    m("datetime.__repr__", repr),
    m("datetime.__hash__", |it, a| Ok(Value::Int(hash::of_str(&itself(it, a)?.utc().to_string())))),
    m("datetime.__add__", |it, a| shifted(it, a, 1)),
    m("datetime.__radd__", |it, a| shifted(it, a, 1)),
    m("datetime.__sub__", subtract),
    m("datetime.__eq__", equal),
    m("datetime.__lt__", |it, a| order(it, a, Ordering::is_lt)),
    m("datetime.__le__", |it, a| order(it, a, Ordering::is_le)),
    m("datetime.__gt__", |it, a| order(it, a, Ordering::is_gt)),
    m("datetime.__ge__", |it, a| order(it, a, Ordering::is_ge)),
];

impl Moment {
    /// A day with a time.
    pub fn combine(date: &Date, time: &Time) -> Self {
        Self { stamp: date.0.and_time(time.time), zone: time.zone.clone() }
    }

    /// As a value of the program.
    pub fn value(self, classes: &Classes) -> Value {
        native::instance(&classes.moment, self)
    }

    /// `2024-05-01 12:30:00`, with microseconds if there are any, and with the zone.
    pub fn text(&self, separator: char) -> String {
        let time = Time { time: self.stamp.time(), zone: self.zone.clone() };
        format!("{}{separator}{}", Date(self.stamp.date()).text(), time.text())
    }

    /// The same moment in UTC; without a zone it counts as such.
    fn utc(&self) -> NaiveDateTime {
        match &self.zone {
            Some(zone) => self.stamp.checked_sub_signed(span(zone.offset)).unwrap_or(self.stamp),
            None => self.stamp,
        }
    }

    fn made(self, it: &mut Interpreter<'_>, class: &Value) -> Value {
        match class {
            Value::Class(class) => native::instance(class, self),
            _ => self.value(&it.vm.datetime()),
        }
    }

    fn plus(&self, it: &mut Interpreter<'_>, delta: Delta) -> Result<Self, Raised> {
        let stamp = self.stamp.checked_add_signed(span(delta));
        match stamp.filter(|stamp| (1..=9999).contains(&stamp.year())) {
            Some(stamp) => Ok(Self { stamp, zone: self.zone.clone() }),
            None => Err(out_of_range(it)),
        }
    }
}

fn span(delta: Delta) -> TimeDelta {
    let (days, seconds, microseconds) = delta.parts();
    let days = TimeDelta::try_days(days).unwrap_or(TimeDelta::MAX);
    let rest = TimeDelta::seconds(seconds) + TimeDelta::microseconds(microseconds);
    days.checked_add(&rest).unwrap_or(TimeDelta::MAX)
}

fn new(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let class = receiver(it, &mut arguments)?;
    arguments.take_keyword("fold");
    let names = ["year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo"];
    if let Some((wrong, _)) = arguments.keywords.iter().find(|(name, _)| !names.contains(&&**name)) {
        let message = format!("'{wrong}' is an invalid keyword argument for this function");
        return Err(it.vm.raise_type_error(message));
    }
    let values = named(it, "datetime", arguments, names)?;
    if let Some(at) = values.iter().take(3).position(|value| matches!(value, Value::Unbound)) {
        let name = names.get(at).copied().unwrap_or_default();
        let message = format!("function missing required argument '{name}' (pos {})", at + 1);
        return Err(it.vm.raise_type_error(message));
    }
    let [year, month, day, hour, minute, second, microsecond, zone] = values;
    let zone = zone_argument(it, &zone)?;
    let (year, month, day) = (part(it, &year, 0)?, part(it, &month, 0)?, part(it, &day, 0)?);
    let date = Date::new(it, year, month, day)?;
    let clock =
        [part(it, &hour, 0)?, part(it, &minute, 0)?, part(it, &second, 0)?, part(it, &microsecond, 0)?];
    let time = Time { zone, ..Time::new(it, clock)? };
    Ok(Moment::combine(&date, &time).made(it, &class))
}

fn now(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let class = receiver(it, &mut arguments)?;
    let [zone] = named(it, "now", arguments, ["tz"])?;
    let zone = zone_argument(it, &zone)?;
    let stamp = it.vm.clock.read();
    let utc = Moment { stamp, zone: None };
    let moment = match &zone {
        Some(zone) => utc.plus(it, zone.offset)?,
        None => utc,
    };
    Ok(Moment { zone, ..moment }.made(it, &class))
}

fn utcnow(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (class, []) = method(it, "datetime.utcnow", arguments)?;
    let stamp = it.vm.clock.read();
    Ok(Moment { stamp, zone: None }.made(it, &class))
}

fn from_iso(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (class, [text]) = method(it, "datetime.fromisoformat", arguments)?;
    let Some(written) = text.as_str() else {
        return Err(it.vm.raise_type_error("fromisoformat: argument must be str"));
    };
    match parse::iso_moment(written) {
        Some(moment) => Ok(moment.made(it, &class)),
        None => {
            let message = format!("Invalid isoformat string: {}", str_repr(written));
            Err(it.vm.raise_value_error(message))
        }
    }
}

fn strptime(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (class, [text, pattern]) = method(it, "datetime.strptime", arguments)?;
    let (Some(written), Some(pattern)) = (text.as_str(), pattern.as_str()) else {
        let class = it.class_of(if text.as_str().is_none() { &text } else { &pattern })?;
        return Err(it.vm.raise_type_error(format!("strptime() argument 1 must be str, not {}", class.name)));
    };
    let message = match parse::by_pattern(written, pattern) {
        Ok(moment) => return Ok(moment.made(it, &class)),
        Err(Mismatch::Text) => {
            format!("time data {} does not match format {}", str_repr(written), str_repr(pattern))
        }
        Err(Mismatch::Day) => "day is out of range for month".to_owned(),
        Err(Mismatch::Rest(rest)) => format!("unconverted data remains: {rest}"),
        Err(Mismatch::Directive(directive)) => {
            format!("'{directive}' is a bad directive in format {}", str_repr(pattern))
        }
    };
    Err(it.vm.raise_value_error(message))
}

fn combine(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let class = receiver(it, &mut arguments)?;
    let [date, time, zone] = named(it, "combine", arguments, ["date", "time", "tzinfo"])?;
    let (Some(date), Some(time)) = (super::date::of(&date), native::data::<Time>(&time).cloned()) else {
        return Err(it.vm.raise_type_error("combine() needs a date and a time"));
    };
    let mut moment = Moment::combine(&date, &time);
    if !matches!(zone, Value::Unbound) {
        moment.zone = zone_argument(it, &zone)?;
    }
    Ok(moment.made(it, &class))
}

/// The moment so many seconds after 1970.
pub(super) fn of_timestamp(it: &mut Interpreter<'_>, value: &Value) -> Result<NaiveDateTime, Raised> {
    let seconds = match value {
        Value::Float(seconds) => *seconds,
        value => crate::builtins::arguments::integer(it, value)? as f64,
    };
    let microseconds = (seconds * 1e6).round_ties_even() as i64;
    match chrono::DateTime::from_timestamp_micros(microseconds) {
        Some(moment) if (1..=9999).contains(&moment.year()) => Ok(moment.naive_utc()),
        _ => Err(it.vm.raise_value_error("year is out of range")),
    }
}

fn from_timestamp(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let class = receiver(it, &mut arguments)?;
    let [value, zone] = named(it, "fromtimestamp", arguments, ["timestamp", "tz"])?;
    let stamp = of_timestamp(it, &value)?;
    let zone = zone_argument(it, &zone)?;
    let utc = Moment { stamp, zone: None };
    let moment = match &zone {
        Some(zone) => utc.plus(it, zone.offset)?,
        None => utc,
    };
    Ok(Moment { zone, ..moment }.made(it, &class))
}

fn itself(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Moment, Raised> {
    let (value, []) = method(it, "datetime.isoformat", arguments)?;
    native::receiver_data(it, "datetime.isoformat", &value)
}

fn field(it: &mut Interpreter<'_>, arguments: Arguments, part: fn(NaiveDateTime) -> u32) -> Answer {
    Ok(Value::Int(i64::from(part(itself(it, arguments)?.stamp))))
}

fn astimezone(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let value = receiver(it, &mut arguments)?;
    let moment: Moment = native::receiver_data(it, "datetime.astimezone", &value)?;
    let [zone] = named(it, "astimezone", arguments, ["tz"])?;
    // Local time is UTC here.
    let zone = zone_argument(it, &zone)?.unwrap_or_else(Zone::utc);
    let utc = Moment { stamp: moment.utc(), zone: None };
    let shifted = utc.plus(it, zone.offset)?;
    Ok(Moment { zone: Some(zone), ..shifted }.value(&it.vm.datetime()))
}

fn isoformat(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let value = receiver(it, &mut arguments)?;
    let moment: Moment = native::receiver_data(it, "datetime.isoformat", &value)?;
    let [separator, timespec] = named(it, "isoformat", arguments, ["sep", "timespec"])?;
    let separator = separator.as_str().and_then(|text| text.chars().next()).unwrap_or('T');
    let precision = time::precision(it, &timespec)?;
    let clock = time::clock_text(moment.stamp.time(), precision);
    let zone = moment.zone.as_ref().map(|zone| zone.suffix(":")).unwrap_or_default();
    Ok(Value::from(format!("{}{separator}{clock}{zone}", Date(moment.stamp.date()).text())))
}

fn formatted(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [pattern]) = method(it, "datetime.strftime", arguments)?;
    let moment: Moment = native::receiver_data(it, "datetime.strftime", &value)?;
    match pattern.as_str() {
        Some("") => it.str(&value).map(Value::Str),
        Some(pattern) => Ok(Value::from(format::moment(moment.stamp, moment.zone.as_ref(), pattern))),
        None => {
            let class = it.class_of(&pattern)?;
            Err(it.vm.raise_type_error(format!("strftime() argument 1 must be str, not {}", class.name)))
        }
    }
}

fn replace(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let value = receiver(it, &mut arguments)?;
    let Moment { stamp, zone } = native::receiver_data(it, "datetime.replace", &value)?;
    arguments.take_keyword("fold");
    let names = ["year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo"];
    let [year, month, day, hour, minute, second, microsecond, new_zone] =
        named(it, "replace", arguments, names)?;
    let year = part(it, &year, i64::from(stamp.year()))?;
    let month = part(it, &month, i64::from(stamp.month()))?;
    let day = part(it, &day, i64::from(stamp.day()))?;
    let clock = [
        part(it, &hour, i64::from(stamp.hour()))?,
        part(it, &minute, i64::from(stamp.minute()))?,
        part(it, &second, i64::from(stamp.second()))?,
        part(it, &microsecond, i64::from(stamp.nanosecond() / 1000))?,
    ];
    let date = Date::new(it, year, month, day)?;
    let zone = if matches!(new_zone, Value::Unbound) { zone } else { zone_argument(it, &new_zone)? };
    let time = Time { zone, ..Time::new(it, clock)? };
    let class = Value::Class(it.class_of(&value)?);
    Ok(Moment::combine(&date, &time).made(it, &class))
}

fn repr(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let Moment { stamp, zone } = itself(it, arguments)?;
    let (date, time) = (stamp.date(), stamp.time());
    let microsecond = time.nanosecond() / 1000;
    let mut text = format!(
        "datetime.datetime({}, {}, {}, {}, {}",
        date.year(),
        date.month(),
        date.day(),
        time.hour(),
        time.minute()
    );
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

fn operands(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<(Moment, Value), Raised> {
    let (value, [other]) = method(it, "datetime.__sub__", arguments)?;
    Ok((native::receiver_data(it, "datetime.__sub__", &value)?, other))
}

fn shifted(it: &mut Interpreter<'_>, arguments: Arguments, sign: i128) -> Answer {
    let (moment, other) = operands(it, arguments)?;
    let Some(delta) = native::data::<Delta>(&other) else { return Ok(Value::NotImplemented) };
    let later = moment.plus(it, Delta(delta.0 * sign))?;
    Ok(later.value(&it.vm.datetime()))
}

fn subtract(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (moment, other) = operands(it, arguments.clone())?;
    let Some(other) = native::data::<Moment>(&other) else { return shifted(it, arguments, -1) };
    if moment.zone.is_some() != other.zone.is_some() {
        return Err(it.vm.raise_type_error("can't subtract offset-naive and offset-aware datetimes"));
    }
    let since = moment.utc().signed_duration_since(other.utc()).num_microseconds().unwrap_or(i64::MAX);
    Ok(Delta(i128::from(since)).value(&it.vm.datetime()))
}

fn equal(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (moment, other) = operands(it, arguments)?;
    Ok(match native::data::<Moment>(&other) {
        Some(other) => {
            Value::Bool(moment.zone.is_some() == other.zone.is_some() && moment.utc() == other.utc())
        }
        None => Value::NotImplemented,
    })
}

fn order(it: &mut Interpreter<'_>, arguments: Arguments, holds: fn(Ordering) -> bool) -> Answer {
    let (moment, other) = operands(it, arguments)?;
    if native::data::<Date>(&other).is_some() {
        let left = Rc::clone(&it.vm.datetime().moment);
        return Err(it
            .vm
            .raise_type_error(format!("can't compare {}.{} to datetime.date", left.module, left.name)));
    }
    let Some(other) = native::data::<Moment>(&other) else { return Ok(Value::NotImplemented) };
    if moment.zone.is_some() != other.zone.is_some() {
        return Err(it.vm.raise_type_error("can't compare offset-naive and offset-aware datetimes"));
    }
    Ok(Value::Bool(holds(moment.utc().cmp(&other.utc()))))
}
