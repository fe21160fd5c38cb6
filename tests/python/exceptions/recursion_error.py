"""Recursion without end raises a RecursionError, which can be caught like any other; what is recursive within itself
prints as three dots."""
def endless(n): return endless(n + 1)
try: endless(0)
except RecursionError as e: print(type(e).__name__, e, e.args, isinstance(e, RuntimeError))
def factorial(n): return 1 if n <= 1 else n * factorial(n - 1)
print(factorial(900) % 1_000_007)
try: factorial(10 ** 6)
except RecursionError: print("too deep")
print(factorial(5))
class Parent:
    def __init__(self): self.children = []
    def __repr__(self): return f"Parent({self.children})"
class Child:
    def __init__(self, parent): self.parent = parent; parent.children.append(self)
    def __repr__(self): return f"Child({self.parent})"
parent = Parent(); Child(parent); print(parent)
