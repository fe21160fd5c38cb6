"""Recursion without end raises a RecursionError, which can be caught like any other; what is recursive within itself
prints as three dots."""
import sys
def endless(n): return endless(n + 1)
try: endless(0)
except RecursionError as e: print(type(e).__name__, e, e.args, isinstance(e, RuntimeError))
def deepest(n):
    try: return deepest(n + 1)
    except RecursionError: return n
print(deepest(0) > 100, deepest(0) == deepest(0))
def factorial(n): return 1 if n <= 1 else n * factorial(n - 1)
print(factorial(150) % 1_000_007)
try: factorial(10 ** 6)
except RecursionError: print("too deep")
print(factorial(5))
def numbers(n):
    yield n
    yield from numbers(n + 1)
try: print(sum(numbers(0)))
except RecursionError as e: print(e)
class Chain:
    def __getattr__(self, name): return getattr(self, name + "_")
    @property
    def a(self): return self.b
    @property
    def b(self): return self.a
for read in (lambda: Chain().name, lambda: Chain().a):
    try: read()
    except RecursionError as e: print(e)
class Born:
    def __init__(self): self.child = Born()
try: Born()
except RecursionError: print("born too often")
class Parent:
    def __init__(self): self.children = []
    def __repr__(self): return f"Parent({self.children})"
class Child:
    def __init__(self, parent): self.parent = parent; parent.children.append(self)
    def __repr__(self): return f"Child({self.parent})"
parent = Parent(); Child(parent); print(parent)
print(sys.getrecursionlimit()); sys.setrecursionlimit(90)
print(sys.getrecursionlimit(), deepest(0) < 90)
for wrong in (0, "x"):
    try: sys.setrecursionlimit(wrong)
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
