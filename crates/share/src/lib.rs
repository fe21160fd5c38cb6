//! The versioned share link: a program, a view and a step, in the part of an address that never reaches a
//! server.
//!
//! A link is `#b1:` and base64url without padding of raw deflate, with a preset dictionary, of compact JSON
//! (`{"m": models, "s": script, "v": view, "t": step}`, defaults left out). Every version that was ever
//! handed out stays readable for ever: a changed dictionary or layout is `b2`, beside `b1`.
//!
//! Links arrive damaged (wrapped by mail, escaped by forums, cut by chats), so reading is split: [`letters`]
//! finds what was meant as a link in what was given, [`deflate`] gets out what can be got out, and what
//! cannot be read is explained by [`LinkError`]. Nothing here knows the page or what a view's name means.

mod b1;
mod deflate;
mod error;
mod letters;
mod shared;

pub use error::LinkError;
pub use shared::{SOURCE_LIMIT, Shared};

/// The fragment of a link, `#b1:…`, as `location.hash` takes it.
pub fn encode(shared: &Shared) -> String {
    format!("#{}:{}", b1::VERSION, b1::encode(shared))
}

/// Reads a link: a fragment with or without its `#`, or a whole address, however mangled on its way.
pub fn decode(link: &str) -> Result<Shared, LinkError> {
    let letters::Fragment { version, payload } = letters::find_fragment(link)?;
    match version.as_str() {
        b1::VERSION => b1::decode(&payload),
        _ => Err(LinkError::UnknownVersion { version, text: link.trim().to_owned() }),
    }
}
