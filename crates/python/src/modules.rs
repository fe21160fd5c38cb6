//! The modules that the interpreter itself provides, one file a module.
