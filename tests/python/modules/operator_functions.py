"""operator: getters and functions of operators."""
import operator as op
print(op.itemgetter(1)("abc"), op.itemgetter("a", "b")({"a": 1, "b": 2}), op.attrgetter("real")(5), op.attrgetter("real", "imag")(5), op.methodcaller("upper")("x"), op.methodcaller("split", ",", maxsplit=1)("a,b,c"), op.add(1, 2), op.mul("a", 3), op.truediv(1, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 3), op.neg(1), op.not_(0), op.contains([1], 1), op.getitem([5], 0), op.eq(1, 1.0), op.lt(1, 2), op.is_(None, None), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.concat([1], [2]), op.index(True), op.truth([]), op.abs(-2), op.countOf([1, 1], 1))
print(sorted([{"n": 2}, {"n": 1}], key=op.itemgetter("n")), list(map(op.attrgetter("__name__"), [int, str])), op.itemgetter(slice(1))("abc"))
l = [1]; op.setitem(l, 0, 9); op.iadd(l, [2]); print(l); op.delitem(l, 0); print(l)
class A: b = type("B", (), {"c": 5})()
print(op.attrgetter("b.c")(A()))
for wrong in [lambda: op.itemgetter("z")({}), lambda: op.attrgetter("zz")(1), lambda: op.itemgetter(), lambda: op.methodcaller("nope")(1)]:
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
