//! Stands in for the crate of the same name, which the Python parser asks for the character of a `\N{NAME}` and
//! which carries the names of all Unicode characters: some 300 KB on the wire, for an escape that models do not
//! contain. `[patch.crates-io]` in the workspace's Cargo.toml puts this one in its place. It knows no name, and
//! `bothways-python` refuses the escape by name.

/// The character of this name: none.
pub fn character(_name: &str) -> Option<char> {
    None
}
