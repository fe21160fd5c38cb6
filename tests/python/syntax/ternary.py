"""The conditional operator of other languages."""
x = True ? 1 : 2
