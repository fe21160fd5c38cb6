"""An annotated tuple."""
a, b: int = 1, 2
