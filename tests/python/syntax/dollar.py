"""A character that Python does not use."""
x = $y
