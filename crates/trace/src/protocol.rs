//! Messages between the page and the engine's worker, as compact bytes in a transferable buffer.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::{Comparison, Program, Run, VariantKind};

/// From the page.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Request {
    /// Run the program and its strategy variants.
    Compare {
        /// Echoed in the response, so that a stale one is recognised.
        ticket: u32,
        /// The program.
        program: Program,
        /// The strategies to hold it against.
        strategies: Vec<VariantKind>,
    },
}

/// From the worker.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Response {
    /// The engine has loaded.
    Ready,
    /// The program as written has run; sent before the variants are.
    Ran {
        /// The request's.
        ticket: u32,
        /// The run.
        run: Box<Run>,
    },
    /// All variants have run.
    Compared {
        /// The request's.
        ticket: u32,
        /// The columns.
        comparison: Box<Comparison>,
    },
}

/// Encodes a message.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    postcard::to_allocvec(message).expect("messages are plain data: postcard cannot fail on them")
}

/// Decodes a message; none if the bytes are damaged.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
