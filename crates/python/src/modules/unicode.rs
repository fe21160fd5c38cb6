//! `unicodedata`: normal forms of texts, and the little of the categories that taking off accents asks for.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use crate::builtins::arguments::between;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::function::{Native, NativeKind};

static FUNCTIONS: &[Native] = &[
    Native::new("normalize", NativeKind::Function, normalize),
    Native::new("combining", NativeKind::Function, combining),
    Native::new("category", NativeKind::Function, category),
];

pub(super) fn namespace() -> Dict {
    super::functions(FUNCTIONS)
}

fn normalize(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "normalize", arguments, 2, 2)?;
    let [form, text] = values.as_slice() else { return Ok(Value::None) };
    let (Value::Str(form), Value::Str(text)) = (form.plain(), text.plain()) else {
        return Err(it.vm.raise_type_error("normalize() arguments must be str"));
    };
    it.vm.spend(text.len() as u64 / 16 + 1)?;
    let text: String = match &**form {
        "NFC" => text.nfc().collect(),
        "NFD" => text.nfd().collect(),
        "NFKC" => text.nfkc().collect(),
        "NFKD" => text.nfkd().collect(),
        _ => return Err(it.vm.raise_value_error("invalid normalization form")),
    };
    Ok(Value::from(text))
}

fn character(it: &mut Interpreter<'_>, name: &str, arguments: Arguments) -> Result<char, Raised> {
    let values = between(it, name, arguments, 1, 1)?;
    let text = values.first().map(Value::plain).and_then(Value::as_str).unwrap_or_default();
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(character), None) => Ok(character),
        _ => Err(it.vm.raise_type_error(format!("{name}() argument must be a unicode character, not str"))),
    }
}

fn combining(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let character = character(it, "combining", arguments)?;
    Ok(Value::Int(i64::from(canonical_combining_class(character))))
}

fn category(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let character = character(it, "category", arguments)?;
    let category = match character {
        '\0'..='\x1f' | '\x7f' => "Cc",
        ' ' => "Zs",
        '0'..='9' => "Nd",
        '$' => "Sc",
        '+' | '<' | '=' | '>' | '|' | '~' => "Sm",
        '^' | '`' => "Sk",
        '_' => "Pc",
        '-' => "Pd",
        '(' | '[' | '{' => "Ps",
        ')' | ']' | '}' => "Pe",
        '\u{300}'..='\u{36f}' => "Mn",
        _ if character.is_ascii_punctuation() => "Po",
        'a'..='z' => "Ll",
        'A'..='Z' => "Lu",
        '\u{c0}'..='\u{2af}' if character.is_lowercase() => "Ll",
        '\u{c0}'..='\u{2af}' if character.is_uppercase() => "Lu",
        _ => return Err(it.vm.unsupported("unicodedata.category() of this character")),
    };
    Ok(Value::from(category))
}
