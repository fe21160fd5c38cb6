"""Numbers of chance: CPython's generator. Without a seed it starts at a fixed one, so that every run is the same.
Left out: the distributions beside `uniform`, `Random` and `SystemRandom`, `getstate`, seeds of text or bytes."""

from _random import getrandbits, random, seed as _seed


def seed(a=None, version=2):
    if a is None:
        a = 0
    if isinstance(a, int):
        _seed(abs(a))
    elif isinstance(a, float):
        _seed(abs(hash(a)))
    else:
        raise TypeError("Bothways seeds random with numbers only")


def _below(n):
    bits = n.bit_length()
    number = getrandbits(bits)
    while number >= n:
        number = getrandbits(bits)
    return number


def randrange(start, stop=None, step=1):
    if stop is None:
        if start > 0:
            return _below(start)
        raise ValueError("empty range for randrange()")
    width = stop - start
    if step == 1:
        if width > 0:
            return start + _below(width)
        raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})")
    count = (width + step - (1 if step > 0 else -1)) // step
    if count <= 0:
        raise ValueError("empty range for randrange()")
    return start + step * _below(count)


def randint(a, b):
    return randrange(a, b + 1)


def choice(seq):
    if not len(seq):
        raise IndexError("Cannot choose from an empty sequence")
    return seq[_below(len(seq))]


def shuffle(x):
    for i in reversed(range(1, len(x))):
        j = _below(i + 1)
        x[i], x[j] = x[j], x[i]


def sample(population, k, *, counts=None):
    if not hasattr(population, "__getitem__"):
        raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
    if counts is not None:
        population = [item for item, count in zip(population, counts) for _ in range(count)]
    if k < 0 or k > len(population):
        raise ValueError("Sample larger than population or is negative")
    drawn = _drawn_from_copy if len(population) <= _copied_up_to(k) else _drawn_by_place
    return list(drawn(population, k))


def _copied_up_to(k):
    """The size up to which CPython copies the population, as what is drawn depends on it."""
    power = 0
    while k > 5 and 4 ** power < k * 3:
        power += 1
    return 21 + (4 ** power if power else 0)


def _drawn_from_copy(population, k):
    left = list(population)
    for _ in range(k):
        at = _below(len(left))
        drawn, last = left[at], left.pop()
        if at < len(left):
            left[at] = last
        yield drawn


def _drawn_by_place(population, k):
    taken = set()
    while len(taken) < k:
        at = _below(len(population))
        if at not in taken:
            taken.add(at)
            yield population[at]


def uniform(a, b):
    return a + (b - a) * random()


def choices(population, weights=None, *, cum_weights=None, k=1):
    n = len(population)
    if cum_weights is None:
        if weights is None:
            return [population[int(random() * n)] for _ in range(k)]
        cum_weights = []
        for weight in weights:
            cum_weights.append((cum_weights[-1] if cum_weights else 0) + weight)
    total = cum_weights[-1] + 0.0
    result = []
    for _ in range(k):
        wanted = random() * total
        at = 0
        while at < n - 1 and cum_weights[at] <= wanted:
            at += 1
        result.append(population[at])
    return result
