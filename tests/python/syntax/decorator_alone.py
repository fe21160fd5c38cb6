"""A decorator before no function."""
@property
x = 1
