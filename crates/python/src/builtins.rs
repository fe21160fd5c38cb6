//! The built-in functions and the methods of the built-in types, one file a family.
