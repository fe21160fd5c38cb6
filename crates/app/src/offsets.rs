//! The one place where offsets change their unit: UTF-8 bytes, as everything here counts, and UTF-16 code
//! units, as the editor counts.

/// The UTF-16 offset of a byte offset; one inside a character means its start.
pub fn utf16(text: &str, byte: usize) -> u32 {
    let before = text.char_indices().take_while(|(index, character)| index + character.len_utf8() <= byte);
    u32::try_from(before.map(|(_, character)| character.len_utf16()).sum::<usize>()).unwrap_or(u32::MAX)
}

/// The byte offset of a UTF-16 offset; one inside a surrogate pair means the pair's start.
pub fn utf8(text: &str, unit: u32) -> usize {
    let unit = usize::try_from(unit).unwrap_or(usize::MAX);
    let mut units = 0;
    for (index, character) in text.char_indices() {
        units += character.len_utf16();
        if units > unit {
            return index;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_units_agree_at_every_character() {
        let text = "a\u{e9}\u{20ac}\u{1f600}z\n";
        let mut units = 0;
        for (byte, character) in text.char_indices() {
            assert_eq!(utf16(text, byte), units, "{character:?}");
            assert_eq!(utf8(text, units), byte, "{character:?}");
            units += character.len_utf16() as u32;
        }
        assert_eq!((utf16(text, text.len()), utf8(text, units)), (units, text.len()));
    }

    #[test]
    fn offsets_inside_a_character_or_beyond_the_end_are_moved() {
        let text = "\u{1f600}";
        assert_eq!((utf16(text, 2), utf16(text, 99)), (0, 2));
        assert_eq!((utf8(text, 1), utf8(text, 99)), (0, 4));
    }
}
