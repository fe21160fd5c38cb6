//! How an uncaught exception is told, as CPython 3.11 prints it.
