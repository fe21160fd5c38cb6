"""An exception in finally has the first as its context."""
try:
    1 / 0
finally:
    {}["missing"]
