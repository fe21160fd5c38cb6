"""Augmented assignment to a call."""
len("a") += 1
