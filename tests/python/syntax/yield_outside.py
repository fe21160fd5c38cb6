"""yield outside of a function."""
yield 1
