//! `str.encode` and `bytes.decode`: UTF-8, ASCII, Latin-1 and UTF-16, with what is to be done
//! about what does not fit.

use std::rc::Rc;

use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;

type Answer = Result<Value, Raised>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Ascii,
    Latin1,
    Utf16 { with_mark: bool, big_endian: bool },
}

impl Encoding {
    fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Ascii => "ascii",
            Self::Latin1 => "latin-1",
            Self::Utf16 { big_endian: true, .. } => "utf-16-be",
            Self::Utf16 { .. } => "utf-16-le",
        }
    }
}

/// Encodings of CPython's that are not here.
const OTHERS: &[&str] = &[
    "utf7",
    "utf8sig",
    "utf32",
    "utf32le",
    "utf32be",
    "cp1252",
    "windows1252",
    "cp1250",
    "cp1251",
    "cp437",
    "cp850",
    "iso88592",
    "iso885915",
    "gbk",
    "gb2312",
    "gb18030",
    "big5",
    "shiftjis",
    "eucjp",
    "euckr",
    "koi8r",
    "macroman",
    "unicodeescape",
    "rawunicodeescape",
    "idna",
    "punycode",
    "hex",
    "base64",
    "rot13",
    "zlib",
];

fn encoding_of(it: &mut Interpreter<'_>, name: Option<&str>) -> Result<Encoding, Raised> {
    let Some(name) = name else { return Ok(Encoding::Utf8) };
    let plain: String = name.to_ascii_lowercase().chars().filter(|c| !"-_ ".contains(*c)).collect();
    Ok(match plain.as_str() {
        "utf8" | "u8" => Encoding::Utf8,
        "ascii" | "usascii" | "646" => Encoding::Ascii,
        "latin1" | "iso88591" | "l1" | "latin" => Encoding::Latin1,
        "utf16" => Encoding::Utf16 { with_mark: true, big_endian: false },
        "utf16le" => Encoding::Utf16 { with_mark: false, big_endian: false },
        "utf16be" => Encoding::Utf16 { with_mark: false, big_endian: true },
        plain if OTHERS.contains(&plain) => return Err(it.vm.unsupported(format!("the encoding {name}"))),
        _ => {
            let class = Rc::clone(&it.vm.types.lookup_error);
            return Err(it.vm.raise(&class, format!("unknown encoding: {name}")));
        }
    })
}

fn unknown_handler(it: &mut Interpreter<'_>, name: &str) -> Raised {
    let class = Rc::clone(&it.vm.types.lookup_error);
    it.vm.raise(&class, format!("unknown error handler name '{name}'"))
}

/// `text.encode(encoding, errors)`
pub(crate) fn encoded(
    it: &mut Interpreter<'_>,
    text: &str,
    encoding: Option<&str>,
    errors: Option<&str>,
) -> Answer {
    let encoding = encoding_of(it, encoding)?;
    let most = match encoding {
        Encoding::Utf8 => return Ok(Value::Bytes(text.as_bytes().into())),
        Encoding::Utf16 { with_mark, big_endian } => {
            let mark = with_mark.then_some(0xfeff);
            let units = mark.into_iter().chain(text.encode_utf16());
            let octets = |unit: u16| if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() };
            return Ok(Value::Bytes(units.flat_map(octets).collect()));
        }
        Encoding::Ascii => 0x80,
        Encoding::Latin1 => 0x100,
    };
    let fits = |character: &char| u32::from(*character) < most;
    let mut bytes = Vec::with_capacity(text.len());
    for (at, character) in text.chars().enumerate() {
        let code = u32::from(character);
        if fits(&character) {
            bytes.extend(u8::try_from(code));
            continue;
        }
        match errors.unwrap_or("strict") {
            "ignore" => {}
            "replace" => bytes.push(b'?'),
            "xmlcharrefreplace" => bytes.extend(format!("&#{code};").bytes()),
            "backslashreplace" => bytes.extend(crate::vm::format::ascii(&character.to_string()).bytes()),
            "strict" => {
                let length = text.chars().skip(at).take_while(|character| !fits(character)).count();
                let reason = format!("ordinal not in range({most})");
                let class = Rc::clone(&it.vm.types.unicode_encode_error);
                let range = (at, at + length);
                return Err(codec_error(it, &class, encoding, Value::from(text), range, &reason));
            }
            other => return Err(unknown_handler(it, other)),
        }
    }
    Ok(Value::Bytes(bytes.into()))
}

/// `bytes.decode(encoding, errors)`, also of `str(bytes, encoding)`.
pub(crate) fn decoded(
    it: &mut Interpreter<'_>,
    bytes: &[u8],
    encoding: Option<&str>,
    errors: Option<&str>,
) -> Answer {
    let encoding = encoding_of(it, encoding)?;
    match encoding {
        Encoding::Latin1 => {
            return Ok(Value::from(bytes.iter().map(|byte| char::from(*byte)).collect::<String>()));
        }
        Encoding::Utf16 { with_mark, big_endian } => {
            return match utf_16(bytes, with_mark, big_endian) {
                Some(text) => Ok(Value::from(text)),
                None => Err(it.vm.unsupported("decoding what is not well-formed UTF-16")),
            };
        }
        Encoding::Utf8 | Encoding::Ascii => {}
    }
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    loop {
        let (valid, wrong, reason) = first_wrong(encoding, rest);
        let start = bytes.len() - rest.len() + valid.len();
        text.push_str(valid);
        let Some(wrong) = wrong else { return Ok(Value::from(text)) };
        match errors.unwrap_or("strict") {
            "ignore" => {}
            "replace" => text.push('\u{fffd}'),
            "backslashreplace" => {
                let octets = bytes.get(start..start + wrong).unwrap_or_default();
                octets.iter().for_each(|octet| text.push_str(&format!("\\x{octet:02x}")));
            }
            "strict" => {
                let class = Rc::clone(&it.vm.types.unicode_decode_error);
                let range = (start, start + wrong);
                return Err(codec_error(it, &class, encoding, Value::Bytes(bytes.into()), range, reason));
            }
            other => return Err(unknown_handler(it, other)),
        }
        rest = bytes.get(start + wrong..).unwrap_or_default();
    }
}

/// The text of UTF-16, if it is well formed; a mark at its beginning says which octet of a pair comes first.
fn utf_16(bytes: &[u8], with_mark: bool, big_endian: bool) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    let (big_endian, pairs) = match pairs {
        [[0xfe, 0xff], pairs @ ..] if with_mark => (true, pairs),
        [[0xff, 0xfe], pairs @ ..] if with_mark => (false, pairs),
        pairs => (big_endian, pairs),
    };
    let unit =
        |pair: &[u8; 2]| if big_endian { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) };
    char::decode_utf16(pairs.iter().map(unit)).collect::<Result<String, _>>().ok()
}

/// The text up to the first octets that are none, how many those are, and why.
fn first_wrong(encoding: Encoding, bytes: &[u8]) -> (&str, Option<usize>, &'static str) {
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(valid).unwrap_or_default()
        }
    };
    if encoding == Encoding::Ascii {
        let end = bytes.iter().position(|byte| !byte.is_ascii());
        let valid = end.map_or(valid, |end| valid.get(..end).unwrap_or(valid));
        return (valid, end.map(|_| 1), "ordinal not in range(128)");
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => (valid, None, ""),
        Err(error) => {
            let first = bytes.get(error.valid_up_to()).copied().unwrap_or(0);
            match (error.error_len(), first) {
                (Some(length), 0x80..=0xc1 | 0xf5..) => (valid, Some(length), "invalid start byte"),
                (Some(length), _) => (valid, Some(length), "invalid continuation byte"),
                (None, _) => (valid, Some(bytes.len() - valid.len()), "unexpected end of data"),
            }
        }
    }
}

/// An error with what is wrong where, of which its text is made.
fn codec_error(
    it: &mut Interpreter<'_>,
    class: &Rc<crate::value::class::Class>,
    encoding: Encoding,
    object: Value,
    (start, end): (usize, usize),
    reason: &str,
) -> Raised {
    let position = |at: usize| Value::Int(i64::try_from(at).unwrap_or(i64::MAX));
    let args =
        vec![Value::from(encoding.name()), object, position(start), position(end), Value::from(reason)];
    Raised::Exception(it.vm.new_exception(class, args))
}
