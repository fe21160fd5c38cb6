"""An exception during handling prints both."""
try:
    int("x")
except ValueError:
    [][0]
