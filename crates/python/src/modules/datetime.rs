//! `datetime`: calendar arithmetic by chrono, behaviour as CPython has it. The clock is ours: see [`Clock`].

mod date;
mod delta;
mod format;
mod moment;
mod parse;
mod time;
mod zone;

use std::rc::Rc;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

pub(crate) use date::Date;
pub(crate) use delta::Delta;
pub(crate) use moment::Moment;
pub(crate) use time::Time;
pub(crate) use zone::Zone;

use super::native;
use crate::builtins::arguments::integer;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::class::Class;
use crate::value::dict::Dict;
use crate::vm::Vm;

/// The classes of the module, made when first needed.
#[derive(Debug)]
pub(crate) struct Classes {
    pub date: Rc<Class>,
    pub time: Rc<Class>,
    pub moment: Rc<Class>,
    pub delta: Rc<Class>,
    pub zone: Rc<Class>,
    tzinfo: Rc<Class>,
}

/// What `now()` and `time()` read: the same in every run. It starts at 2025-01-01 12:00:00 and goes on by a
/// millisecond with every reading, and by what a program sleeps.
#[derive(Debug)]
pub(crate) struct Clock(NaiveDateTime);

impl Default for Clock {
    fn default() -> Self {
        let start = NaiveDate::from_ymd_opt(2025, 1, 1).and_then(|date| date.and_hms_opt(12, 0, 0));
        Self(start.unwrap_or_default())
    }
}

impl Clock {
    /// The time now.
    pub fn read(&mut self) -> NaiveDateTime {
        let now = self.0;
        self.advance(1000);
        now
    }

    /// Lets time pass.
    pub fn advance(&mut self, microseconds: i64) {
        let later = self.0.checked_add_signed(TimeDelta::microseconds(microseconds));
        self.0 = later.unwrap_or(self.0);
    }
}

impl Vm {
    /// The classes of `datetime`.
    pub(crate) fn datetime(&mut self) -> Rc<Classes> {
        if let Some(classes) = &self.datetime {
            return Rc::clone(classes);
        }
        let tzinfo = native::class(self, "datetime", "tzinfo", None, &[]);
        let date = native::class(self, "datetime", "date", None, date::NATIVES);
        let classes = Rc::new(Classes {
            time: native::class(self, "datetime", "time", None, time::NATIVES),
            moment: native::class(self, "datetime", "datetime", Some(&date), moment::NATIVES),
            delta: native::class(self, "datetime", "timedelta", None, delta::NATIVES),
            zone: native::class(self, "datetime", "timezone", Some(&tzinfo), zone::NATIVES),
            date,
            tzinfo,
        });
        self.datetime = Some(Rc::clone(&classes));
        self.set_limits(&classes);
        classes
    }

    /// `min`, `max` and `resolution` of each class, and `timezone.utc`.
    fn set_limits(&mut self, classes: &Rc<Classes>) {
        let (first, last) = (Date::from_ordinal(1), Date::from_ordinal(date::LAST_ORDINAL));
        let (Some(first), Some(last)) = (first, last) else { return };
        let (midnight, end) = (Time::default(), Time::end_of_day());
        let set = |class: &Rc<Class>, name: &str, value: Value| drop(class.namespace.set_str(name, value));
        let (day, microsecond) = (Delta(delta::DAY), Delta(1));
        set(&classes.date, "min", first.value(classes));
        set(&classes.date, "max", last.value(classes));
        set(&classes.date, "resolution", day.value(classes));
        set(&classes.time, "min", midnight.clone().value(classes));
        set(&classes.time, "max", end.clone().value(classes));
        set(&classes.moment, "min", Moment::combine(&first, &midnight).value(classes));
        set(&classes.moment, "max", Moment::combine(&last, &end).value(classes));
        set(&classes.delta, "min", Delta(-delta::MOST_DAYS * delta::DAY).value(classes));
        set(&classes.delta, "max", Delta((delta::MOST_DAYS + 1) * delta::DAY - 1).value(classes));
        for class in [&classes.time, &classes.moment, &classes.delta] {
            set(class, "resolution", microsecond.value(classes));
        }
        set(&classes.zone, "utc", Zone::utc().value(classes));
    }
}

pub(super) fn namespace(vm: &mut Vm) -> Dict {
    let classes = vm.datetime();
    let namespace = Dict::default();
    let list =
        [&classes.date, &classes.time, &classes.moment, &classes.delta, &classes.zone, &classes.tzinfo];
    for class in list {
        namespace.set_str(Rc::clone(&class.name), Value::Class(Rc::clone(class)));
    }
    if let Some(utc) = classes.zone.namespace.get_str("utc") {
        namespace.set_str("UTC", utc);
    }
    namespace.set_str("MINYEAR", Value::Int(1));
    namespace.set_str("MAXYEAR", Value::Int(9999));
    namespace
}

/// `timetuple()`, which `time` has the class for.
fn timetuple(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let function = it.library_name("_time", "timetuple")?;
    it.call(&function, arguments)
}

/// An integer argument, or what stands for it where it is left out.
fn part(it: &mut Interpreter<'_>, value: &Value, otherwise: i64) -> Result<i64, Raised> {
    match value {
        Value::Unbound => Ok(otherwise),
        value => integer(it, value),
    }
}

/// A zone argument: `None` or a `timezone`.
fn zone_argument(it: &mut Interpreter<'_>, value: &Value) -> Result<Option<Zone>, Raised> {
    match (value, native::data::<Zone>(value)) {
        (Value::Unbound | Value::None, _) => Ok(None),
        (_, Some(zone)) => Ok(Some(zone.clone())),
        (Value::Instance(instance), None) if instance.class.is_subclass_of(&it.vm.datetime().tzinfo) => {
            Err(it.vm.unsupported("classes derived from tzinfo"))
        }
        (other, None) => {
            let class = it.class_of(other)?;
            let message =
                format!("tzinfo argument must be None or of a tzinfo subclass, not type '{}'", class.name);
            Err(it.vm.raise_type_error(message))
        }
    }
}

fn out_of_range(it: &mut Interpreter<'_>) -> Raised {
    let class = Rc::clone(&it.vm.types.overflow_error);
    it.vm.raise(&class, "date value out of range")
}
