//! Messages between the page and the engine's worker, as compact bytes in a transferable buffer.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::{Answer, Comparison, Program, Run, VariantKind};

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
        /// Versions of the program that were pinned.
        earlier: Vec<Program>,
    },
    /// Ask the rows of a program a question at a position of its journal.
    Ask {
        /// Echoed in the response.
        ticket: u32,
        /// The program: one that was compared, or it runs anew.
        program: Program,
        /// Entries of the journal before the moment.
        position: u64,
        /// The question, in SQL.
        text: String,
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
    /// A question was answered.
    Asked {
        /// The request's.
        ticket: u32,
        /// The rows, or why there are none.
        answer: Result<Answer, String>,
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
