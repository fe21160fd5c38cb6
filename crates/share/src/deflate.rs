//! Raw deflate (RFC 1951) with a preset dictionary, over miniz_oxide.
//!
//! miniz_oxide has no call for a dictionary. Deflate needs none: a preset dictionary is text that both sides
//! pretend to have seen. Packing, the dictionary is packed first, flushed to a whole byte, and what came out
//! is dropped; unpacking, it stands in the output before the first byte. The bytes are the same format that
//! zlib's `deflateSetDictionary` and Python's `zdict` write and read.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params, deflate_flags,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress as inflate, inflate_flags};

/// How unpacking ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum End {
    /// At the end of the packed text.
    Finished,
    /// The packed bytes ended first.
    CutShort,
    /// At bytes that mean nothing.
    Damaged,
    /// At the limit.
    TooLong,
}

/// Packs a text: with Huffman codes of its own or with the fixed ones, whichever is shorter.
pub(crate) fn compress(dictionary: &[u8], text: &[u8]) -> Vec<u8> {
    // The highest level; no zlib header, hence the negative window.
    let best = create_comp_flags_from_zip_params(10, -15, 0);
    let own = compress_with(best, dictionary, text);
    let fixed = compress_with(best | deflate_flags::TDEFL_FORCE_ALL_STATIC_BLOCKS, dictionary, text);
    if fixed.len() < own.len() { fixed } else { own }
}

fn compress_with(flags: u32, dictionary: &[u8], text: &[u8]) -> Vec<u8> {
    let mut compressor = Box::new(CompressorOxide::new(flags));
    compress_to_output(&mut compressor, dictionary, TDEFLFlush::Sync, |_| true);
    let mut packed = Vec::new();
    compress_to_output(&mut compressor, text, TDEFLFlush::Finish, |bytes| {
        packed.extend_from_slice(bytes);
        true
    });
    packed
}

/// Unpacks up to a limit; whatever ended it, what was unpacked until then is given.
pub(crate) fn decompress(dictionary: &[u8], packed: &[u8], limit: usize) -> (Vec<u8>, End) {
    const FIRST_ROOM: usize = 16 * 1024;
    let start = dictionary.len();
    let mut state = Box::new(DecompressorOxide::new());
    let mut output = dictionary.to_vec();
    let mut written = start;
    let mut rest = packed;
    let end = loop {
        let room = written.saturating_sub(start).max(FIRST_ROOM);
        output.resize((written + room).min(start + limit + 1), 0);
        let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, read, wrote) = inflate(&mut state, rest, &mut output, written, flags);
        rest = rest.get(read..).unwrap_or_default();
        written += wrote;
        match status {
            _ if written > start + limit => break End::TooLong,
            TINFLStatus::Done => break End::Finished,
            TINFLStatus::HasMoreOutput => {}
            TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => break End::CutShort,
            TINFLStatus::BadParam | TINFLStatus::Adler32Mismatch | TINFLStatus::Failed => break End::Damaged,
            _ => break End::Damaged,
        }
    };
    output.truncate(written);
    (output.split_off(start), end)
}
