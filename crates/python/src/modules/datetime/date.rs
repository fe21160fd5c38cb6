//! `date`.

use std::rc::Rc;

use chrono::{Datelike, NaiveDate, Weekday};

use super::super::native;
use super::{Classes, Delta, Moment, format, out_of_range, part};
use crate::builtins::arguments::{integer, method, named, receiver};
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::class::Class;
use crate::value::function::{Native, NativeKind};
use crate::value::hash;

type Answer = Result<Value, Raised>;

/// 9999-12-31.
pub(super) const LAST_ORDINAL: i64 = 3_652_059;

/// A day from 0001-01-01 to 9999-12-31.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Date(pub NaiveDate);

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
    Native::new("date.__new__", NativeKind::Function, new),
    of_class("date.today", today),
    of_class("date.fromisoformat", from_iso),
    of_class("date.fromordinal", from_ordinal),
    of_class("date.fromisocalendar", from_iso_calendar),
    of_class("date.fromtimestamp", from_timestamp),
    getter("date.year", |it, a| field(it, a, |date| i64::from(date.year()))),
    getter("date.month", |it, a| field(it, a, |date| i64::from(date.month()))),
    getter("date.day", |it, a| field(it, a, |date| i64::from(date.day()))),
    m("date.weekday", |it, a| field(it, a, |date| i64::from(date.weekday().num_days_from_monday()))),
    m("date.isoweekday", |it, a| field(it, a, |date| i64::from(date.weekday().number_from_monday()))),
    m("date.toordinal", |it, a| field(it, a, |date| i64::from(date.num_days_from_ce()))),
    m("date.isocalendar", isocalendar),
    m("date.isoformat", |it, a| Ok(Value::from(itself(it, a)?.text()))),
    m("date.ctime", |it, a| formatted(it, a, Some("%a %b %e %H:%M:%S %Y"))),
    m("date.strftime", |it, a| formatted(it, a, None)),
    m("date.replace", replace),
    m("date.timetuple", super::timetuple),
    m("date.__str__", |it, a| Ok(Value::from(itself(it, a)?.text()))),
    m("date.__repr__", |it, a| {
        let Date(date) = itself(it, a)?;
        Ok(Value::from(format!("datetime.date({}, {}, {})", date.year(), date.month(), date.day())))
    }),
    m("date.__format__", |it, a| formatted(it, a, None)),
    m("date.__hash__", |it, a| Ok(Value::Int(hash::of_str(&itself(it, a)?.text())))),
    m("date.__add__", |it, a| shifted(it, a, 1)),
    m("date.__radd__", |it, a| shifted(it, a, 1)),
    m("date.__sub__", subtract),
    m("date.__eq__", |it, a| compare(it, a, |a, b| a == b)),
    m("date.__lt__", |it, a| compare(it, a, |a, b| a < b)),
    m("date.__le__", |it, a| compare(it, a, |a, b| a <= b)),
    m("date.__gt__", |it, a| compare(it, a, |a, b| a > b)),
    m("date.__ge__", |it, a| compare(it, a, |a, b| a >= b)),
];

impl Date {
    /// A day by its parts; ValueError if there is none.
    pub fn new(it: &mut Interpreter<'_>, year: i64, month: i64, day: i64) -> Result<Self, Raised> {
        if !(1..=9999).contains(&year) {
            return Err(it.vm.raise_value_error(format!("year {year} is out of range")));
        }
        if !(1..=12).contains(&month) {
            return Err(it.vm.raise_value_error("month must be in 1..12"));
        }
        let date = (i32::try_from(year).ok())
            .zip(u32::try_from(month).ok())
            .zip(u32::try_from(day).ok())
            .and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day));
        match date {
            Some(date) => Ok(Self(date)),
            None => Err(it.vm.raise_value_error("day is out of range for month")),
        }
    }

    /// The day with that number, 1 being 0001-01-01.
    pub fn from_ordinal(ordinal: i64) -> Option<Self> {
        if !(1..=LAST_ORDINAL).contains(&ordinal) {
            return None;
        }
        NaiveDate::from_num_days_from_ce_opt(i32::try_from(ordinal).ok()?).map(Self)
    }

    /// As a value of the program.
    pub fn value(self, classes: &Classes) -> Value {
        native::instance(&classes.date, self)
    }

    /// `2024-05-01`
    pub fn text(self) -> String {
        format!("{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }

    fn made(self, it: &mut Interpreter<'_>, class: &Value) -> Answer {
        let classes = it.vm.datetime();
        Ok(match class {
            Value::Class(class) if is_proper(class, &classes.date) => native::instance(class, self),
            _ => self.value(&classes),
        })
    }
}

fn is_proper(class: &Rc<Class>, of: &Rc<Class>) -> bool {
    !Rc::ptr_eq(class, of) && class.is_subclass_of(of)
}

/// The date of a `date` or `datetime`.
pub(super) fn of(value: &Value) -> Option<Date> {
    native::data::<Date>(value)
        .copied()
        .or_else(|| native::data::<Moment>(value).map(|moment| Date(moment.stamp.date())))
}

fn new(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let class = receiver(it, &mut arguments)?;
    let given = arguments.positional.len() + arguments.keywords.len();
    let names = ["year", "month", "day"];
    let values = named(it, "date", arguments, names)?;
    if let Some(at) = values.iter().position(|value| matches!(value, Value::Unbound)) {
        let name = names.get(at).copied().unwrap_or_default();
        let message = format!("function missing required argument '{name}' (pos {})", at + 1);
        return Err(it.vm.raise_type_error(message));
    }
    debug_assert_eq!(given, 3, "every argument was given");
    let [year, month, day] = [integer(it, &values[0])?, integer(it, &values[1])?, integer(it, &values[2])?];
    Date::new(it, year, month, day)?.made(it, &class)
}

fn today(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (class, []) = method(it, "date.today", arguments)?;
    let now = it.vm.clock.read();
    Date(now.date()).made(it, &class)
}

fn from_iso(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (class, [text]) = method(it, "date.fromisoformat", arguments)?;
    let Some(text) = text.as_str() else {
        return Err(it.vm.raise_type_error("fromisoformat: argument must be str"));
    };
    match super::parse::iso_date(text) {
        Some(date) => Date(date).made(it, &class),
        None => {
            let shown = crate::vm::text::str_repr(text);
            Err(it.vm.raise_value_error(format!("Invalid isoformat string: {shown}")))
        }
    }
}

fn from_iso_calendar(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let class = receiver(it, &mut arguments)?;
    let [year, week, day] = named(it, "fromisocalendar", arguments, ["year", "week", "day"])?;
    let (year, week, day) = (integer(it, &year)?, integer(it, &week)?, integer(it, &day)?);
    if !(1..=9999).contains(&year) {
        return Err(it.vm.raise_value_error(format!("Year is out of range: {year}")));
    }
    if !(1..=7).contains(&day) {
        return Err(it.vm.raise_value_error(format!("Invalid weekday: {day} (range is [1, 7])")));
    }
    let weekday = u8::try_from(day - 1).ok().and_then(|day| Weekday::try_from(day).ok());
    let date = weekday.and_then(|weekday| {
        NaiveDate::from_isoywd_opt(i32::try_from(year).ok()?, u32::try_from(week).ok()?, weekday)
    });
    match date {
        Some(date) => Date(date).made(it, &class),
        None => Err(it.vm.raise_value_error(format!("Invalid week: {week}"))),
    }
}

fn from_ordinal(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (class, [ordinal]) = method(it, "date.fromordinal", arguments)?;
    let ordinal = integer(it, &ordinal)?;
    match Date::from_ordinal(ordinal) {
        Some(date) => date.made(it, &class),
        None => Err(it.vm.raise_value_error("ordinal must be >= 1")),
    }
}

fn from_timestamp(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (class, [stamp]) = method(it, "date.fromtimestamp", arguments)?;
    let stamp = super::moment::of_timestamp(it, &stamp)?;
    Date(stamp.date()).made(it, &class)
}

fn itself(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Date, Raised> {
    let (value, []) = method(it, "date.isoformat", arguments)?;
    match of(&value) {
        Some(date) => Ok(date),
        None => native::receiver_data(it, "date.isoformat", &value),
    }
}

fn field(it: &mut Interpreter<'_>, arguments: Arguments, part: fn(NaiveDate) -> i64) -> Answer {
    Ok(Value::Int(part(itself(it, arguments)?.0)))
}

fn isocalendar(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let week = itself(it, arguments.clone())?.0.iso_week();
    let weekday = itself(it, arguments)?.0.weekday().number_from_monday();
    let parts = [i64::from(week.year()), i64::from(week.week()), i64::from(weekday)];
    let class = it.library_name("_datetime", "IsoCalendarDate")?;
    it.call(&class, Arguments::positional(parts.map(Value::Int).to_vec()))
}

fn formatted(it: &mut Interpreter<'_>, arguments: Arguments, fixed: Option<&str>) -> Answer {
    let mut arguments = arguments;
    if let Some(fixed) = fixed {
        arguments.positional.push(Value::from(fixed));
    }
    let (value, [pattern]) = method(it, "date.strftime", arguments)?;
    let Some(Date(date)) = of(&value) else {
        return native::receiver_data::<Date>(it, "date.strftime", &value).map(|_| Value::None);
    };
    match pattern.as_str() {
        Some("") => it.str(&value).map(Value::Str),
        Some(pattern) => Ok(Value::from(format::moment(date.and_time(Default::default()), None, pattern))),
        None => {
            let class = it.class_of(&pattern)?;
            Err(it.vm.raise_type_error(format!("strftime() argument 1 must be str, not {}", class.name)))
        }
    }
}

fn replace(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let value = receiver(it, &mut arguments)?;
    let Date(date) = native::receiver_data(it, "date.replace", &value)?;
    let [year, month, day] = named(it, "replace", arguments, ["year", "month", "day"])?;
    let year = part(it, &year, i64::from(date.year()))?;
    let month = part(it, &month, i64::from(date.month()))?;
    let day = part(it, &day, i64::from(date.day()))?;
    let class = Value::Class(it.class_of(&value)?);
    Date::new(it, year, month, day)?.made(it, &class)
}

fn shifted(it: &mut Interpreter<'_>, arguments: Arguments, sign: i64) -> Answer {
    let (value, [other]) = method(it, "date.__add__", arguments)?;
    let Date(date) = native::receiver_data(it, "date.__add__", &value)?;
    let Some(delta) = native::data::<Delta>(&other) else { return Ok(Value::NotImplemented) };
    let days = delta.parts().0;
    let ordinal = i64::from(date.num_days_from_ce()).saturating_add(days.saturating_mul(sign));
    match Date::from_ordinal(ordinal) {
        Some(date) => Ok(date.value(&it.vm.datetime())),
        None => Err(out_of_range(it)),
    }
}

fn subtract(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [other]) = method(it, "date.__sub__", arguments.clone())?;
    let Date(date) = native::receiver_data(it, "date.__sub__", &value)?;
    match native::data::<Date>(&other) {
        Some(Date(other)) => {
            let days = i128::from(date.signed_duration_since(*other).num_days());
            Ok(Delta(days * super::delta::DAY).value(&it.vm.datetime()))
        }
        None => shifted(it, arguments, -1),
    }
}

fn compare(it: &mut Interpreter<'_>, arguments: Arguments, holds: fn(&Date, &Date) -> bool) -> Answer {
    let (value, [other]) = method(it, "date.__eq__", arguments)?;
    let date: Date = native::receiver_data(it, "date.__eq__", &value)?;
    Ok(match native::data::<Date>(&other) {
        Some(other) => Value::Bool(holds(&date, other)),
        None => Value::NotImplemented,
    })
}
