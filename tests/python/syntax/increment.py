"""++ as other languages have it."""
x = 1
x++
