"""A bracket closed by another some lines later."""
data = {
    "a": [1, 2,
    "b": 3,
}
