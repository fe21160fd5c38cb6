"""Values nested deeply that are made and let go of without being looked into."""
import itertools


def nested(make, start, depth=20_000):
    for _ in range(depth):
        start = make(start)
    return start


for make in (
    lambda inner: [inner],
    lambda inner: (inner,),
    lambda inner: {1: inner},
    lambda inner: frozenset([1, (inner,)]) if False else {"a": [inner]},
    property,
    staticmethod,
    classmethod,
    slice,
    lambda inner: map(int, inner),
):
    outer = nested(make, [1])
    del outer
    print("gone")
