"""not after its operand."""
x = 1 not 2
