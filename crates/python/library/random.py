"""Numbers of chance: CPython's generator. Without a seed it starts at a fixed one, so that every run is the same.
Left out: `SystemRandom`."""

import math as _math
from _hashes import digest as _digest
from _output import refuse as _refuse
from _random import make as _make
from _random import getrandbits as _bits, random as _random, seed as _seed, state as _state, set_state as _set_state

_TURN = 2.0 * _math.pi
_NORMAL = 4 * _math.exp(-0.5) / _math.sqrt(2.0)
_GAMMA = 1.0 + _math.log(4.5)


def SystemRandom(*args):
    _refuse("random.SystemRandom")


class Random:
    VERSION = 3

    def __init__(self, x=None):
        self._generator = _make()
        self.gauss_next = None
        self.seed(x)

    def seed(self, a=None, version=2):
        self.gauss_next = None
        if a is None:
            a = 0
        if isinstance(a, int):
            _seed(self._generator, abs(a))
        elif isinstance(a, float):
            _seed(self._generator, abs(hash(a)))
        elif isinstance(a, (str, bytes)):
            a = a.encode() if isinstance(a, str) else a
            _seed(self._generator, int.from_bytes(a + _digest("sha512", a), "big"))
        else:
            raise TypeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")

    def getstate(self):
        return self.VERSION, _state(self._generator), self.gauss_next

    def setstate(self, state):
        _, words, self.gauss_next = state
        _set_state(self._generator, words)

    def random(self):
        return _random(self._generator)

    def getrandbits(self, k, /):
        return _bits(self._generator, k)

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def _below(self, n):
        bits = n.bit_length()
        number = _bits(self._generator, bits)
        while number >= n:
            number = _bits(self._generator, bits)
        return number

    def randrange(self, start, stop=None, step=1):
        if stop is None:
            if start > 0:
                return self._below(start)
            raise ValueError("empty range for randrange()")
        width = stop - start
        if step == 1:
            if width > 0:
                return start + self._below(width)
            raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})")
        if step == 0:
            raise ValueError("zero step for randrange()")
        count = (width + step - (1 if step > 0 else -1)) // step
        if count <= 0:
            raise ValueError("empty range for randrange()")
        return start + step * self._below(count)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def shuffle(self, x):
        for i in reversed(range(1, len(x))):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if not hasattr(population, "__getitem__"):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        if counts is not None:
            population = [item for item, count in zip(population, counts) for _ in range(count)]
        if k < 0 or k > len(population):
            raise ValueError("Sample larger than population or is negative")
        drawn = self._drawn_from_copy if len(population) <= _copied_up_to(k) else self._drawn_by_place
        return list(drawn(population, k))

    def _drawn_from_copy(self, population, k):
        left = list(population)
        for _ in range(k):
            at = self._below(len(left))
            drawn, last = left[at], left.pop()
            if at < len(left):
                left[at] = last
            yield drawn

    def _drawn_by_place(self, population, k):
        taken = set()
        while len(taken) < k:
            at = self._below(len(population))
            if at not in taken:
                taken.add(at)
                yield population[at]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                return [population[int(self.random() * n)] for _ in range(k)]
            cum_weights = []
            for weight in weights:
                cum_weights.append((cum_weights[-1] if cum_weights else 0) + weight)
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        result = []
        for _ in range(k):
            wanted = self.random() * total
            at = 0
            while at < n - 1 and cum_weights[at] <= wanted:
                at += 1
            result.append(population[at])
        return result

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        drawn = self.random()
        if high == low:
            return low
        peak = 0.5 if mode is None else (mode - low) / (high - low)
        if drawn > peak:
            drawn, peak, low, high = 1.0 - drawn, 1.0 - peak, high, low
        return low + (high - low) * _math.sqrt(drawn * peak)

    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:
            left, right = self.random(), 1.0 - self.random()
            z = _NORMAL * (left - 0.5) / right
            if z * z / 4.0 <= -_math.log(right):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        z, self.gauss_next = self.gauss_next, None
        if z is None:
            angle = self.random() * _TURN
            radius = _math.sqrt(-2.0 * _math.log(1.0 - self.random()))
            z, self.gauss_next = _math.cos(angle) * radius, _math.sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return _math.exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        return -_math.log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            return _TURN * self.random()
        s = 0.5 / kappa
        r = s + _math.sqrt(1.0 + s * s)
        while True:
            z = _math.cos(_math.pi * self.random())
            d = z / (r + z)
            drawn = self.random()
            if drawn < 1.0 - d * d or drawn <= (1.0 - d) * _math.exp(d):
                break
        q = 1.0 / r
        angle = _math.acos((q + z) / (1.0 + q * z))
        return (mu + (angle if self.random() > 0.5 else -angle)) % _TURN

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha == 1.0:
            return -_math.log(1.0 - self.random()) * beta
        return (self._gamma_above_one if alpha > 1.0 else self._gamma_below_one)(alpha) * beta

    def _gamma_above_one(self, alpha):
        width = _math.sqrt(2.0 * alpha - 1.0)
        while True:
            first = self.random()
            if not 1e-7 < first < 0.9999999:
                continue
            second = 1.0 - self.random()
            v = _math.log(first / (1.0 - first)) / width
            x = alpha * _math.exp(v)
            z = first * first * second
            r = alpha - _math.log(4.0) + (alpha + width) * v - x
            if r + _GAMMA - 4.5 * z >= 0.0 or r >= _math.log(z):
                return x

    def _gamma_below_one(self, alpha):
        b = (_math.e + alpha) / _math.e
        while True:
            p = b * self.random()
            x = p ** (1.0 / alpha) if p <= 1.0 else -_math.log((b - p) / alpha)
            drawn = self.random()
            if drawn <= (x ** (alpha - 1.0) if p > 1.0 else _math.exp(-x)):
                return x

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-_math.log(1.0 - self.random())) ** (1.0 / beta)


def _copied_up_to(k):
    """The size up to which CPython copies the population, as what is drawn depends on it."""
    power = 0
    while k > 5 and 4 ** power < k * 3:
        power += 1
    return 21 + (4 ** power if power else 0)


_shared = Random()
seed, getstate, setstate = _shared.seed, _shared.getstate, _shared.setstate
random, getrandbits, randbytes = _shared.random, _shared.getrandbits, _shared.randbytes
randrange, randint, uniform, triangular = _shared.randrange, _shared.randint, _shared.uniform, _shared.triangular
choice, choices, shuffle, sample = _shared.choice, _shared.choices, _shared.shuffle, _shared.sample
normalvariate, lognormvariate, gauss = _shared.normalvariate, _shared.lognormvariate, _shared.gauss
expovariate, vonmisesvariate, gammavariate = _shared.expovariate, _shared.vonmisesvariate, _shared.gammavariate
betavariate, paretovariate, weibullvariate = _shared.betavariate, _shared.paretovariate, _shared.weibullvariate
