//! `fromisoformat` and `strptime`.

use std::ops::RangeInclusive;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::{Delta, Moment, Time, Zone};

/// `2024-05-01` or `20240501`.
pub(super) fn iso_date(text: &str) -> Option<NaiveDate> {
    let digits: String = match text.len() {
        10 if text.get(4..5) == Some("-") && text.get(7..8) == Some("-") => {
            [text.get(..4)?, text.get(5..7)?, text.get(8..)?].concat()
        }
        8 => text.to_owned(),
        _ => return None,
    };
    let part = |range: std::ops::Range<usize>| number(digits.get(range)?);
    NaiveDate::from_ymd_opt(i32::try_from(part(0..4)?).ok()?, part(4..6)?, part(6..8)?)
        .filter(|date| *date >= NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default())
}

fn number(digits: &str) -> Option<u32> {
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// `12:30:05.25+02:00`
pub(super) fn iso_time(text: &str) -> Option<Time> {
    let text = text.strip_prefix('T').unwrap_or(text);
    let at = text.find(['+', '-', 'Z']).unwrap_or(text.len());
    let (clock, zone) = text.split_at_checked(at)?;
    let zone = match zone {
        "" => None,
        "Z" => Some(Zone::utc()),
        other => {
            let sign = if other.starts_with('-') { -1 } else { 1 };
            let distance = iso_clock(other.get(1..)?)?;
            let since = distance.signed_duration_since(NaiveTime::default()).num_microseconds()?;
            Some(Zone::at(Delta(i128::from(since) * sign)))
        }
    };
    Some(Time { time: iso_clock(clock)?, zone })
}

fn iso_clock(text: &str) -> Option<NaiveTime> {
    let (whole, fraction) = match text.split_once(['.', ',']) {
        Some((whole, fraction)) => (whole, fraction),
        None => (text, ""),
    };
    let parts: Vec<&str> = if whole.contains(':') {
        whole.split(':').collect()
    } else {
        (0..whole.len()).step_by(2).filter_map(|at| whole.get(at..at + 2)).collect()
    };
    if parts.is_empty() || parts.len() > 3 || parts.iter().any(|part| part.len() != 2) {
        return None;
    }
    let mut numbers = [0; 3];
    for (slot, part) in numbers.iter_mut().zip(&parts) {
        *slot = number(part)?;
    }
    let [hour, minute, second] = numbers;
    NaiveTime::from_hms_micro_opt(hour, minute, second, microseconds(fraction)?)
}

fn microseconds(fraction: &str) -> Option<u32> {
    if fraction.is_empty() {
        return Some(0);
    }
    number(fraction)?;
    number(&format!("{:0<6}", fraction.get(..6).unwrap_or(fraction)))
}

/// `2024-05-01 12:30:05`
pub(super) fn iso_moment(text: &str) -> Option<Moment> {
    let length = if text.get(4..5) == Some("-") { 10 } else { 8 };
    let date = iso_date(text.get(..length)?)?;
    let rest: String = text.get(length..)?.chars().skip(1).collect();
    if rest.is_empty() && text.len() == length {
        return Some(Moment { stamp: date.and_time(NaiveTime::default()), zone: None });
    }
    let time = iso_time(&rest)?;
    Some(Moment { stamp: date.and_time(time.time), zone: time.zone })
}

/// Why a text does not fit a pattern.
pub(super) enum Mismatch {
    /// The month has no such day.
    Day,
    /// The text differs from the pattern.
    Text,
    /// So much of the text is left over.
    Rest(String),
    /// The pattern has a directive that is not known.
    Directive(char),
}

/// What the directives of a pattern have said so far.
struct Fields {
    date: [u32; 3],
    clock: [u32; 3],
    microsecond: u32,
    afternoon: Option<bool>,
    day_of_year: Option<u32>,
    zone: Option<Zone>,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A text read by a pattern.
pub(super) fn by_pattern(text: &str, pattern: &str) -> Result<Moment, Mismatch> {
    let mut fields = Fields {
        date: [1900, 1, 1],
        clock: [0; 3],
        microsecond: 0,
        afternoon: None,
        day_of_year: None,
        zone: None,
    };
    let mut rest = text;
    let expanded = pattern
        .replace("%D", "%m/%d/%y")
        .replace("%F", "%Y-%m-%d")
        .replace("%T", "%H:%M:%S")
        .replace("%R", "%H:%M");
    let mut characters = expanded.chars();
    while let Some(character) = characters.next() {
        if character.is_whitespace() {
            rest = rest.trim_start();
            continue;
        }
        if character != '%' {
            rest = rest.strip_prefix(character).ok_or(Mismatch::Text)?;
            continue;
        }
        let directive = characters.next().ok_or(Mismatch::Directive('%'))?;
        rest = directive_of(rest, directive, &mut fields)?;
    }
    if !rest.is_empty() {
        return Err(Mismatch::Rest(rest.to_owned()));
    }
    let is_day = fields.day_of_year.is_none() && fields.clock.iter().all(|number| *number < 60);
    fields.moment().ok_or(if is_day { Mismatch::Day } else { Mismatch::Text })
}

fn directive_of<'t>(text: &'t str, directive: char, fields: &mut Fields) -> Result<&'t str, Mismatch> {
    let Fields { date: [year, month, day], clock: [hour, minute, second], .. } = fields;
    let (slot, digits, range): (&mut u32, usize, RangeInclusive<u32>) = match directive {
        'Y' => (year, 4, 0..=9999),
        'm' => (month, 2, 1..=12),
        'd' => (day, 2, 1..=31),
        'H' => (hour, 2, 0..=23),
        'I' => (hour, 2, 1..=12),
        'M' => (minute, 2, 0..=59),
        'S' => (second, 2, 0..=61),
        'y' => {
            let (two, rest) = digits_of(text, 2).ok_or(Mismatch::Text)?;
            *year = if two < 69 { 2000 + two } else { 1900 + two };
            return Ok(rest);
        }
        'j' => {
            let (number, rest) = digits_of(text, 3).ok_or(Mismatch::Text)?;
            fields.day_of_year = Some(number);
            return Ok(rest);
        }
        'f' => {
            let length = text.bytes().take(6).take_while(u8::is_ascii_digit).count();
            let (digits, rest) = text.split_at_checked(length).ok_or(Mismatch::Text)?;
            if digits.is_empty() {
                return Err(Mismatch::Text);
            }
            fields.microsecond = microseconds(digits).ok_or(Mismatch::Text)?;
            return Ok(rest);
        }
        'p' => {
            let (half, rest) = text.split_at_checked(2).ok_or(Mismatch::Text)?;
            fields.afternoon = Some(match half.to_ascii_lowercase().as_str() {
                "am" => false,
                "pm" => true,
                _ => return Err(Mismatch::Text),
            });
            return Ok(rest);
        }
        'b' | 'B' | 'h' => {
            let (number, rest) = name_of(text, &MONTHS, directive == 'B').ok_or(Mismatch::Text)?;
            *month = number + 1;
            return Ok(rest);
        }
        'a' | 'A' => {
            return name_of(text, &DAYS, directive == 'A').map(|(_, rest)| rest).ok_or(Mismatch::Text);
        }
        'z' => {
            if let Some(rest) = text.strip_prefix('Z') {
                fields.zone = Some(Zone::utc());
                return Ok(rest);
            }
            let length = if text.get(3..4) == Some(":") { 6 } else { 5 };
            let (zone, rest) = text.split_at_checked(length).ok_or(Mismatch::Text)?;
            fields.zone = iso_time(&format!("00:00{zone}")).and_then(|time| time.zone);
            return fields.zone.is_some().then_some(rest).ok_or(Mismatch::Text);
        }
        'Z' => return text.strip_prefix("UTC").or_else(|| text.strip_prefix("GMT")).ok_or(Mismatch::Text),
        '%' => return text.strip_prefix('%').ok_or(Mismatch::Text),
        other => return Err(Mismatch::Directive(other)),
    };
    let (mut number, mut rest) = digits_of(text, digits).ok_or(Mismatch::Text)?;
    // Of two digits that are too large together, the second is left over.
    if number > *range.end() {
        (number, rest) = digits_of(text, 1).ok_or(Mismatch::Text)?;
    }
    let least = if digits == 4 { 4 } else { 1 };
    if text.len() - rest.len() < least || !range.contains(&number) {
        return Err(Mismatch::Text);
    }
    *slot = number;
    Ok(rest)
}

fn digits_of(text: &str, most: usize) -> Option<(u32, &str)> {
    let length = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(length)?;
    Some((number(digits)?, rest))
}

fn name_of<'t>(text: &'t str, names: &[&str], whole: bool) -> Option<(u32, &'t str)> {
    let lower = text.to_ascii_lowercase();
    names.iter().enumerate().find_map(|(at, name)| {
        let name = if whole { *name } else { name.get(..3)? };
        lower.starts_with(name).then(|| Some((u32::try_from(at).ok()?, text.get(name.len()..)?)))?
    })
}

impl Fields {
    fn moment(self) -> Option<Moment> {
        let Self { date: [year, month, day], clock: [hour, minute, second], microsecond, .. } = self;
        let year = i32::try_from(year).ok()?;
        let date = match self.day_of_year {
            Some(day) => NaiveDate::from_yo_opt(year, day)?,
            None => NaiveDate::from_ymd_opt(year, month, day)?,
        };
        let hour = match self.afternoon {
            None => hour,
            Some(_) if hour > 12 || hour == 0 => return None,
            Some(false) => hour % 12,
            Some(true) => hour % 12 + 12,
        };
        let time = NaiveTime::from_hms_micro_opt(hour, minute, second, microsecond)?;
        Some(Moment { stamp: NaiveDateTime::new(date, time), zone: self.zone })
    }
}
