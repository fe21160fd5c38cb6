"""Exact fractions of integers."""

import math as _math
import operator as _operator
import re as _re
from decimal import Decimal as _Decimal

_MODULUS = (1 << 61) - 1
_WRITTEN = _re.compile(
    r"\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<whole>\d*)(?:(?:/(?P<denominator>\d+))?|(?:\.(?P<rest>\d*))?"
    r"(?:[eE](?P<exponent>[-+]?\d+))?)\s*$"
)


def _parse(text):
    found = _WRITTEN.match(text)
    if found is None:
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    numerator = int(found["whole"] or "0")
    denominator = 1
    if found["denominator"]:
        denominator = int(found["denominator"])
    else:
        if found["rest"]:
            denominator = 10 ** len(found["rest"])
            numerator = numerator * denominator + int(found["rest"])
        if found["exponent"]:
            exponent = int(found["exponent"])
            if exponent >= 0:
                numerator *= 10**exponent
            else:
                denominator *= 10**-exponent
    return -numerator if found["sign"] == "-" else numerator, denominator


def _forward(exact, general):
    """An operator with the fraction on the left: exact among integers and fractions, of floats otherwise."""

    def compute(a, b):
        if isinstance(b, (int, Fraction)):
            return exact(a, Fraction(b))
        return general(float(a), b) if isinstance(b, float) else NotImplemented

    return compute


def _reverse(exact, general):
    def compute(b, a):
        if isinstance(a, (int, Fraction)):
            return exact(Fraction(a), b)
        return general(a, float(b)) if isinstance(a, float) else NotImplemented

    return compute


def _add(a, b):
    return Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)


def _sub(a, b):
    return Fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)


def _mul(a, b):
    return Fraction(a.numerator * b.numerator, a.denominator * b.denominator)


def _div(a, b):
    return Fraction(a.numerator * b.denominator, a.denominator * b.numerator)


def _floordiv(a, b):
    return (a.numerator * b.denominator) // (a.denominator * b.numerator)


def _mod(a, b):
    return Fraction((a.numerator * b.denominator) % (b.numerator * a.denominator), a.denominator * b.denominator)


def _divmod(a, b):
    return _floordiv(a, b), _mod(a, b)


class Fraction:
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                parts = numerator, 1
            elif isinstance(numerator, Fraction):
                parts = numerator._numerator, numerator._denominator
            elif isinstance(numerator, (int, float, _Decimal)):
                parts = numerator.as_integer_ratio()
            elif isinstance(numerator, str):
                parts = _parse(numerator)
            else:
                raise TypeError("argument should be a string or a Rational instance")
            numerator, denominator = parts
        elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            numerator, denominator = (
                numerator.numerator * denominator.denominator,
                denominator.numerator * numerator.denominator,
            )
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        common = _math.gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        self._numerator, self._denominator = numerator // common, denominator // common
        return self

    @classmethod
    def from_float(cls, f):
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        return cls(*dec.as_integer_ratio())

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    @property
    def real(self):
        return +self

    @property
    def imag(self):
        return 0

    def conjugate(self):
        return +self

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        before, last = (0, 1), (1, 0)
        n, d = self._numerator, self._denominator
        while True:
            whole = n // d
            height = before[1] + whole * last[1]
            if height > max_denominator:
                break
            before, last = last, (before[0] + whole * last[0], height)
            n, d = d, n - whole * d
        times = (max_denominator - before[1]) // last[1]
        one = Fraction(before[0] + times * last[0], before[1] + times * last[1])
        other = Fraction(*last)
        return other if abs(other - self) <= abs(one - self) else one

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    __add__, __radd__ = _forward(_add, _operator.add), _reverse(_add, _operator.add)
    __sub__, __rsub__ = _forward(_sub, _operator.sub), _reverse(_sub, _operator.sub)
    __mul__, __rmul__ = _forward(_mul, _operator.mul), _reverse(_mul, _operator.mul)
    __truediv__, __rtruediv__ = _forward(_div, _operator.truediv), _reverse(_div, _operator.truediv)
    __floordiv__, __rfloordiv__ = _forward(_floordiv, _operator.floordiv), _reverse(_floordiv, _operator.floordiv)
    __mod__, __rmod__ = _forward(_mod, _operator.mod), _reverse(_mod, _operator.mod)
    __divmod__, __rdivmod__ = _forward(_divmod, divmod), _reverse(_divmod, divmod)

    def __pow__(self, other):
        if isinstance(other, Fraction) and other._denominator == 1:
            other = other._numerator
        if isinstance(other, int):
            n, d = self._numerator, self._denominator
            return Fraction(n**other, d**other) if other >= 0 else Fraction(d**-other, n**-other)
        return float(self) ** float(other) if isinstance(other, (float, Fraction)) else NotImplemented

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other**self._numerator
        return other ** float(self)

    def __pos__(self):
        return Fraction(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        return self.__trunc__()

    def __float__(self):
        return self._numerator / self._denominator

    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            twice = rest * 2
            if twice == self._denominator:
                return whole + whole % 2
            return whole + (twice > self._denominator)
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __hash__(self):
        if self._denominator % _MODULUS:
            hashed = hash(hash(abs(self._numerator)) * pow(self._denominator, -1, _MODULUS))
        else:
            hashed = 314159
        hashed = hashed if self._numerator >= 0 else -hashed
        return -2 if hashed == -1 else hashed

    def __eq__(self, other):
        if isinstance(other, (int, Fraction)):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, float):
            return 0.0 == other if _math.isnan(other) or _math.isinf(other) else self == Fraction(other)
        return NotImplemented

    def _compare(self, other, operation):
        if isinstance(other, (int, Fraction)):
            return operation(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if _math.isnan(other) or _math.isinf(other):
                return operation(0.0, other)
            return operation(self, Fraction(other))
        return NotImplemented

    def __lt__(self, other):
        return self._compare(other, _operator.lt)

    def __gt__(self, other):
        return self._compare(other, _operator.gt)

    def __le__(self, other):
        return self._compare(other, _operator.le)

    def __ge__(self, other):
        return self._compare(other, _operator.ge)

    def __bool__(self):
        return self._numerator != 0

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self
