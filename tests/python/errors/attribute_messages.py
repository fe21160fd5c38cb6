"""AttributeError of each kind of value."""
class A:
    @property
    def p(self): return 1
    def m(self): pass
def f(): pass
import math
for get in [lambda: (5).x, lambda: "s".x, lambda: [].x, lambda: {}.x, lambda: None.x, lambda: A().x, lambda: A.x, lambda: A().m.x, lambda: f.x, lambda: math.x, lambda: (1, 2).x, lambda: {1}.x, lambda: 1.5.x, lambda: True.x, lambda: b"".x, lambda: len.x, lambda: (lambda: 0).x, lambda: range(1).x, lambda: type.x, lambda: object().x, lambda: Exception().x, lambda: iter([]).x, lambda: (i for i in []).x, lambda: ....x, lambda: super(A, A()).x, lambda: int.x, lambda: setattr(A(), "p", 1), lambda: delattr(A(), "z"), lambda: delattr(A(), "p"), lambda: setattr(5, "x", 1), lambda: setattr(None, "x", 1), lambda: delattr(A, "q"), lambda: setattr([], "append", 1)]:
    try: print(get())
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
