//! Texts without object addresses, which differ from run to run.

/// `<Parent at 0x7f…>` and `<__main__.Parent object at 0x7f…>` become `<Parent>`.
pub(super) fn without_addresses(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let (before, from) = rest.split_at(start);
        plain.push_str(before);
        match named(from) {
            Some((name, length)) => {
                plain.push('<');
                plain.push_str(name);
                plain.push('>');
                rest = from.get(length..).unwrap_or_default();
            }
            None => {
                plain.push('<');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// The class's name and the length of a text that starts with an object's default form.
fn named(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix('<')?;
    let end = inner.find(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '.')?;
    let (path, after) = inner.split_at(end);
    let name = path.rsplit('.').next().filter(|name| !name.is_empty())?;
    let after = after.strip_prefix(" object").unwrap_or(after).strip_prefix(" at 0x")?;
    let close = after.find(|letter: char| !letter.is_ascii_hexdigit()).filter(|close| *close > 0)?;
    after.get(close..)?.starts_with('>').then(|| (name, text.len() - after.len() + close + 1))
}

#[cfg(test)]
mod tests {
    use super::without_addresses;

    #[test]
    fn both_forms_lose_their_address() {
        assert_eq!(without_addresses("a <Parent at 0x7f01> b"), "a <Parent> b");
        assert_eq!(without_addresses("[<__main__.Child object at 0xABC>]"), "[<Child>]");
        assert_eq!(without_addresses("1 < 2 <x> <at 0x> <a.b at 0x1"), "1 < 2 <x> <at 0x> <a.b at 0x1");
    }
}
