"""Where tracebacks say that an iterator of a comprehension failed: the whole comprehension."""

import sys
import traceback


def bad():
    yield 1
    raise ValueError("x")


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("n")


attempts = [
    lambda: [x for x in bad()],
    lambda: [y for x in [1] for y in bad()],
    lambda: {x for x in Broken()},
    lambda: {x: 1 for x in 5},
    lambda: list(x for x in Broken()),
    lambda: [y for x in [1] for y in 5],
    lambda: sum(x for x in bad() if x),
]
for attempt in attempts:
    try:
        attempt()
    except Exception:
        traceback.print_exc(file=sys.stdout)
