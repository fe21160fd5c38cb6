//! Stands in for the crate of this name where GlueSQL asks for it: the same interface without Unicode tables and
//! without automata built for speed, which were some 100 KB of the page. LIKE knows letters of either case in ASCII
//! only, as SQLite's does.

pub use regex_lite::*;
