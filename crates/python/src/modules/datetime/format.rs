//! `strftime`.

use chrono::{Datelike, NaiveDateTime, Timelike};

use super::Zone;

/// A moment by a pattern, as glibc writes it. What is no directive stays as it is.
pub(super) fn moment(stamp: NaiveDateTime, zone: Option<&Zone>, pattern: &str) -> String {
    let mut text = String::new();
    let mut characters = pattern.chars().peekable();
    while let Some(character) = characters.next() {
        if character != '%' {
            text.push(character);
            continue;
        }
        let unpadded = characters.next_if_eq(&'-').is_some();
        let Some(directive) = characters.next() else {
            text.push('%');
            break;
        };
        let part = directive_text(stamp, zone, directive);
        match unpadded {
            true => text.push_str(trimmed(&part)),
            false => text.push_str(&part),
        }
    }
    text
}

fn trimmed(part: &str) -> &str {
    match part.trim_start_matches(['0', ' ']) {
        "" => part.get(part.len().saturating_sub(1)..).unwrap_or(part),
        rest => rest,
    }
}

fn directive_text(stamp: NaiveDateTime, zone: Option<&Zone>, directive: char) -> String {
    match directive {
        'Y' => stamp.year().to_string(),
        'f' => format!("{:06}", stamp.nanosecond() / 1000),
        'z' => zone.map(|zone| zone.suffix("")).unwrap_or_default(),
        'Z' => zone.map(Zone::text).unwrap_or_default(),
        's' => stamp.and_utc().timestamp().to_string(),
        'c' => stamp.format("%a %b %e %H:%M:%S %Y").to_string(),
        'x' => stamp.format("%m/%d/%y").to_string(),
        'X' => stamp.format("%H:%M:%S").to_string(),
        'a' | 'A' | 'b' | 'B' | 'd' | 'H' | 'I' | 'j' | 'm' | 'M' | 'p' | 'S' | 'U' | 'w' | 'W' | 'y'
        | 'e' | 'D' | 'F' | 'T' | 'R' | 'G' | 'g' | 'u' | 'V' | 'C' | 'h' | 'n' | 't' | 'k' | 'l' | 'r'
        | 'P' | '%' => stamp.format(&format!("%{directive}")).to_string(),
        other => format!("%{other}"),
    }
}
