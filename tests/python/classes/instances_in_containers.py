class P:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        if not isinstance(other, P):
            return NotImplemented
        return self.n == other.n

    def __hash__(self):
        return hash(self.n)

    def __repr__(self):
        return f"P{self.n}"


ps = [P(1), P(2), P(3)]
print(P(2) in ps, ps.index(P(3)), ps.count(P(1)), P(1) == 1, P(1) != 1, P(1) == P(1))
ps.remove(P(2))
print(ps, {P(1), P(1), P(2)}, {P(1): "a"}[P(1)], (P(1), 2) == (P(1), 2), [P(1)] == [P(1)])
d = {P(1): 1}
d[P(1)] = 2
print(d, len(d), P(1) in d, d.pop(P(1)), d)


class Always:
    def __eq__(self, o):
        return "truthy"

    def __ne__(self, o):
        return ""


print(Always() == 1, Always() != 1, 1 == Always(), [Always()] == [5])


class Child(P):
    def __eq__(self, o):
        print("child asked")
        return True

    __hash__ = P.__hash__


print(P(1) == Child(2), Child(1) == P(5))


class Ordered:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        return self.v < o.v

    def __repr__(self):
        return str(self.v)


print(sorted([Ordered(3), Ordered(1)], reverse=True), min(Ordered(2), Ordered(1)), max([Ordered(5), Ordered(9)]))
