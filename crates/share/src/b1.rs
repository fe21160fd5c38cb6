//! Version 1 of the link. Its dictionary and layout are never changed: what was handed out stays readable.

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::general_purpose::{GeneralPurpose, NO_PAD};

use crate::deflate::{self, End};
use crate::{LinkError, SOURCE_LIMIT, Shared};

/// Its name in the link.
pub(crate) const VERSION: &str = "b1";

/// What programs of this kind have in common, in JSON's escapes, the commonest last. The file's line breaks
/// are there for the reader and are not part of it, so no checkout can change it. NEVER edit it: links made
/// with it could not be read any more (`dictionary_is_never_changed` holds its fingerprint).
const DICTIONARY: &str = include_str!("b1.dictionary");

/// Two documents at their limit, where each byte takes JSON's longest escape (`\u0000`), and the frame.
const INFLATED_LIMIT: usize = 2 * 6 * SOURCE_LIMIT + 4096;

/// Bits after the last whole byte are not looked at: a cut link may end anywhere.
const BASE64: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, NO_PAD.with_decode_allow_trailing_bits(true));

/// Everything after `b1:`.
pub(crate) fn encode(shared: &Shared) -> String {
    let json = serde_json::to_string(shared).expect("two strings, a name and a number always are JSON");
    BASE64.encode(deflate::compress(&dictionary(), json.as_bytes()))
}

/// Reads everything after `b1:`.
pub(crate) fn decode(payload: &str) -> Result<Shared, LinkError> {
    let (inflated, end) = deflate::decompress(&dictionary(), &bytes(payload), INFLATED_LIMIT);
    let text = longest_text(&inflated);
    let shared = match end {
        End::TooLong => return Err(LinkError::TooLarge),
        End::Finished if text.len() == inflated.len() => serde_json::from_str(text)
            .map_err(|_| LinkError::Damaged { recovered: recover(text).map(Box::new) })?,
        End::CutShort => {
            let recovered = Box::new(recover(text).unwrap_or_default());
            return Err(LinkError::CutShort { recovered });
        }
        End::Finished | End::Damaged => {
            return Err(LinkError::Damaged { recovered: recover(text).map(Box::new) });
        }
    };
    within_limits(shared)
}

fn within_limits(shared: Shared) -> Result<Shared, LinkError> {
    let longest = shared.models.len().max(shared.script.len());
    if longest > SOURCE_LIMIT { Err(LinkError::TooLarge) } else { Ok(shared) }
}

fn dictionary() -> Vec<u8> {
    DICTIONARY.bytes().filter(|byte| !matches!(byte, b'\n' | b'\r')).collect()
}

/// The bytes of a payload. A single letter at the end is six bits of a byte whose rest is gone.
fn bytes(payload: &str) -> Vec<u8> {
    let whole = if payload.len() % 4 == 1 { payload.len() - 1 } else { payload.len() };
    let letters = payload.get(..whole).unwrap_or_default();
    BASE64.decode(letters).expect("only letters of the alphabet were kept")
}

/// What is valid UTF-8 from the start on.
fn longest_text(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => bytes
            .get(..error.valid_up_to())
            .and_then(|valid| std::str::from_utf8(valid).ok())
            .unwrap_or_default(),
    }
}

/// Reads JSON that ends in the middle: closes what is open, dropping an escape or a key begun at the end.
fn recover(json: &str) -> Option<Shared> {
    const CLOSINGS: [&str; 4] = ["\"}", "}", "\":\"\"}", ":\"\"}"];
    // The longest thing that may have to go is half an escaped pair of surrogates: `\ud83d\ude0`.
    const DROPPED: usize = 12;
    let ends = json.char_indices().rev().map(|(start, _)| start).take(DROPPED);
    std::iter::once(json.len()).chain(ends).filter_map(|end| json.get(..end)).find_map(|text| {
        CLOSINGS.iter().find_map(|closing| serde_json::from_str(&format!("{text}{closing}")).ok())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dictionary_is_never_changed() {
        let dictionary = dictionary();
        // FNV-1a: enough to notice an edit.
        let fingerprint = dictionary.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        assert_eq!((dictionary.len(), fingerprint), (5656, 6_022_193_623_767_704_983));
    }

    #[test]
    fn a_link_that_unpacks_to_too_much_is_refused() {
        let bomb = deflate::compress(&dictionary(), &vec![b' '; INFLATED_LIMIT + 1]);
        assert_eq!(decode(&BASE64.encode(bomb)), Err(LinkError::TooLarge));
    }
}
