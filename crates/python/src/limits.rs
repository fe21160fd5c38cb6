//! How much a program may do before it is stopped, so that no program freezes or exhausts the page.

/// The bounds of one run; the defaults are those of the documentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Statements executed.
    pub statements: u64,
    /// Python calls inside one another: as far as `sys.setrecursionlimit()` can raise its limit.
    pub recursion: usize,
    /// Bytes of one string.
    pub string_bytes: usize,
    /// Items of one list, tuple, dict or set.
    pub collection_items: usize,
    /// Bytes of all values that the program holds.
    pub heap_bytes: usize,
    /// Bytes of the source, all documents together.
    pub source_bytes: usize,
    /// Brackets, blocks and operators inside one another in the source.
    pub nesting: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            statements: 200_000,
            recursion: 3_000,
            string_bytes: 1 << 20,
            collection_items: 100_000,
            heap_bytes: 64 << 20,
            source_bytes: 256 << 10,
            nesting: 200,
        }
    }
}
