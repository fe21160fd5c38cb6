"""An operator in the place of a value."""
x = = 5
