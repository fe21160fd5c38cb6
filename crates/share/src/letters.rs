//! Finding the link in what was given: undoing what mail, chats, forums and word processors do to it.
//!
//! All of it is safe on an undamaged link, because none of the characters handled here belongs to one.

use crate::LinkError;

/// The two parts of a link.
pub(crate) struct Fragment {
    /// `b1`.
    pub version: String,
    /// What follows the colon, in base64url without padding.
    pub payload: String,
}

/// Percent escapes are undone this often: a link escaped twice is common, four times is not a link.
const ESCAPE_LEVELS: usize = 4;

/// Finds a link in a text.
pub(crate) fn find_fragment(text: &str) -> Result<Fragment, LinkError> {
    let text = unwrap_lines(&unescape(text));
    let (version, rest) = after_mark(&text).ok_or(LinkError::NotALink)?;
    Ok(Fragment { version, payload: payload(rest) })
}

/// Undoes percent escapes, also those of other escapes. What is not an escape stays.
fn unescape(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..ESCAPE_LEVELS {
        let unescaped = unescape_once(&text);
        if unescaped == text {
            break;
        }
        text = unescaped;
    }
    text
}

fn unescape_once(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = match after {
            [high, low, ..] if first == b'%' => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match escaped {
            Some((high, low)) => {
                bytes.push(high * 16 + low);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Takes out white space and what else is put in where lines are wrapped, and undoes "smart" dashes.
fn unwrap_lines(text: &str) -> String {
    // A soft line break of quoted-printable mail is an equals sign at the end of the line.
    let text = text.replace("=\r\n", "").replace("=\n", "");
    let mut unwrapped = String::with_capacity(text.len());
    let mut at_line_start = false;
    for c in text.chars() {
        match c {
            '\n' | '\r' => at_line_start = true,
            // A quoted reply marks each of its lines.
            '>' if at_line_start => {}
            // Markdown escapes underscores; the others are invisible.
            '\\' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            // Word processors make one dash of two hyphens.
            '\u{2013}' | '\u{2014}' => unwrapped.push_str("--"),
            c if c.is_whitespace() || c.is_control() => {}
            c => {
                at_line_start = false;
                unwrapped.push(c);
            }
        }
    }
    unwrapped
}

/// The version and what follows it: after a `#`, or at the start of a fragment given without one.
fn after_mark(text: &str) -> Option<(String, &str)> {
    let after_hash = text.split_inclusive('#').scan(0, |end, piece| {
        *end += piece.len();
        Some(*end)
    });
    std::iter::once(0).chain(after_hash).filter_map(|start| text.get(start..)).find_map(version_mark)
}

fn version_mark(text: &str) -> Option<(String, &str)> {
    let (version, rest) = text.split_once(':')?;
    let digits = version.strip_prefix(['b', 'B'])?;
    let known_form = !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit());
    known_form.then(|| (format!("b{digits}"), rest))
}

/// The letters up to the first that cannot belong to it: padding, or a chat's punctuation after the link.
fn payload(rest: &str) -> String {
    rest.chars()
        .map_while(|c| match c {
            'A'..='Z' | 'a'..='z' | '0'..='9' | '-' | '_' => Some(c),
            // The other alphabet of base64.
            '+' => Some('-'),
            '/' => Some('_'),
            _ => None,
        })
        .collect()
}
