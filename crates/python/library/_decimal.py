"""What of `decimal` is written in Python: the methods in `Methods` stand on `Decimal`. The module lends its own names,
`Decimal`, `getcontext` and `InvalidOperation`."""


class DecimalTuple(tuple):
    def __new__(cls, sign, digits, exponent):
        return tuple.__new__(cls, (sign, digits, exponent))

    sign = property(lambda self: self[0])
    digits = property(lambda self: self[1])
    exponent = property(lambda self: self[2])

    def __repr__(self):
        return f"DecimalTuple(sign={self[0]}, digits={self[1]}, exponent={self[2]})"


class localcontext:
    def __init__(self, ctx=None, **kwargs):
        self._given = kwargs if ctx is None else {"prec": ctx.prec, "rounding": ctx.rounding, **kwargs}

    def __enter__(self):
        context = getcontext()
        self._before = context.prec, context.rounding
        for name, value in self._given.items():
            setattr(context, name, value)
        return context

    def __exit__(self, *exception):
        context = getcontext()
        context.prec, context.rounding = self._before


def _converted(other):
    if isinstance(other, Decimal):
        return other
    if isinstance(other, int):
        return Decimal(other)
    raise TypeError(f"conversion from {type(other).__name__} to Decimal is not supported")


def _chosen(number, other, wanted):
    """The greater or the smaller of two numbers, where a NaN does not count."""
    other = _converted(other)
    if number.is_nan() or other.is_nan():
        return +(other if number.is_nan() else number)
    order = number.compare(other) or number.compare_total(other)
    return +(number if order == wanted else other)


def _series(z):
    """`atanh(z)`, of a small number."""
    total, power, square, n = z, z, z * z, 1
    while True:
        power *= square
        n += 2
        more = total + power / n
        if more == total:
            return total
        total = more


def _ln(number):
    """The natural logarithm to some digits less than the context has."""
    if not Decimal("0.1") <= number <= 10:
        exponent = number.adjusted()
        return _ln(number.scaleb(-exponent)) + exponent * _ln(Decimal(10))
    roots = 1
    while abs(number - 1) > Decimal("0.01"):
        number = number.sqrt()
        roots *= 2
    return roots * 2 * _series((number - 1) / (number + 1))


def _with_digits(more, compute):
    """Computes with further digits, and rounds to those of the context."""
    with localcontext() as context:
        context.prec += more
        context.rounding = "ROUND_HALF_EVEN"
        result = compute()
    with localcontext(rounding="ROUND_HALF_EVEN"):
        return +result


def _digits_near_one(number):
    return max(0, -(number - 1).adjusted()) if number != 1 else 0


class Methods:
    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self):
        return self

    canonical = conjugate

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def is_canonical(self):
        return True

    def is_snan(self):
        return False

    def is_qnan(self):
        return self.is_nan()

    def is_normal(self, context=None):
        return self.is_finite() and not self.is_zero()

    def is_subnormal(self, context=None):
        return False

    def radix(self):
        return Decimal(10)

    def max(self, other, context=None):
        return _chosen(self, other, 1)

    def min(self, other, context=None):
        return _chosen(self, other, -1)

    def max_mag(self, other, context=None):
        other = _converted(other)
        order = abs(self).compare(abs(other))
        return self.max(other) if order == 0 or order.is_nan() else +(self if order == 1 else other)

    def min_mag(self, other, context=None):
        other = _converted(other)
        order = abs(self).compare(abs(other))
        return self.min(other) if order == 0 or order.is_nan() else +(self if order == -1 else other)

    def compare_signal(self, other, context=None):
        other = _converted(other)
        if self.is_nan() or other.is_nan():
            raise InvalidOperation([InvalidOperation])
        return self.compare(other)

    def compare_total(self, other, context=None):
        other = _converted(other)
        if self.is_signed() != other.is_signed():
            return Decimal(-1 if self.is_signed() else 1)
        sign = -1 if self.is_signed() else 1
        if self.is_nan() or other.is_nan():
            return Decimal(sign * (self.is_nan() - other.is_nan()))
        order = self.compare(other)
        if order or not self.is_finite():
            return order
        mine, theirs = self.as_tuple().exponent, other.as_tuple().exponent
        return Decimal(sign * ((mine > theirs) - (mine < theirs)))

    def compare_total_mag(self, other, context=None):
        return self.copy_abs().compare_total(_converted(other).copy_abs())

    def copy_sign(self, other, context=None):
        return self.copy_abs() if not _converted(other).is_signed() else self.copy_abs().copy_negate()

    def same_quantum(self, other, context=None):
        other = _converted(other)
        if not self.is_finite() or not other.is_finite():
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self.as_tuple().exponent == other.as_tuple().exponent

    def scaleb(self, other, context=None):
        if not self.is_finite():
            return self
        sign, digits, exponent = self.as_tuple()
        return +Decimal((sign, digits, exponent + int(other)))

    def logb(self, context=None):
        if self.is_infinite():
            return self.copy_abs()
        if self.is_zero():
            return Decimal(-1) / self.copy_abs()
        return self if self.is_nan() else Decimal(self.adjusted())

    def number_class(self, context=None):
        if self.is_nan():
            return "NaN"
        sign = "-" if self.is_signed() else "+"
        return sign + ("Infinity" if self.is_infinite() else "Zero" if self.is_zero() else "Normal")

    def fma(self, other, third, context=None):
        exact = len(self.as_tuple().digits) + len(_converted(other).as_tuple().digits) + 1
        with localcontext() as context:
            context.prec = max(context.prec, exact)
            product = self * other
            third = _converted(third)
            if product.is_finite() and third.is_finite():
                lowest = min(product.as_tuple().exponent, third.as_tuple().exponent)
                context.prec += max(product.adjusted(), third.adjusted(), lowest) - lowest + 2
            total = product + third
        return +total

    def remainder_near(self, other, context=None):
        other = _converted(other)
        rest = self % other
        if rest.is_nan() or abs(rest) * 2 < abs(other):
            return rest
        quotient = self // other
        if abs(rest) * 2 == abs(other) and quotient % 2 == 0:
            return rest
        return rest - other.copy_sign(self)

    def to_integral_exact(self, rounding=None, context=None):
        return self.to_integral_value(rounding)

    def to_eng_string(self, context=None):
        if not self.is_finite():
            return str(self)
        sign, digits, exponent = self.as_tuple()
        text = "".join(map(str, digits))
        left = exponent + len(text)
        if exponent <= 0 and left > -6:
            return str(self)
        place = (left + 1) % 3 - 1 if text == "0" else (left - 1) % 3 + 1
        if place <= 0:
            shown = "0." + "0" * -place + text
        elif place >= len(text):
            shown = text + "0" * (place - len(text))
        else:
            shown = text[:place] + "." + text[place:]
        power = left - place
        return "-" * sign + shown + (f"E{power:+d}" if power else "")

    def exp(self, context=None):
        if self.is_nan():
            return self
        if self.is_infinite():
            return Decimal(0) if self.is_signed() else self
        if self.is_zero():
            return Decimal(1)

        def compute():
            halvings = max(0, self.adjusted() + 1) * 4 + 4
            x = self / 2 ** halvings
            total, term, n = Decimal(1), Decimal(1), 0
            while True:
                n += 1
                term *= x / n
                more = total + term
                if more == total:
                    break
                total = more
            for _ in range(halvings):
                total *= total
            return total

        return _with_digits(12 + 4 * max(0, self.adjusted() + 1), compute)

    def ln(self, context=None):
        if self.is_nan():
            return self
        if self.is_zero():
            return Decimal("-Infinity")
        if self.is_signed():
            raise InvalidOperation([InvalidOperation])
        if self.is_infinite():
            return self
        return Decimal(0) if self == 1 else _with_digits(15 + _digits_near_one(self), lambda: _ln(self))

    def log10(self, context=None):
        if not self.is_finite() or self.is_zero() or self.is_signed():
            return self.ln()
        if str(self.normalize().as_tuple().digits) == "(1,)":
            return Decimal(self.adjusted())
        return _with_digits(15 + _digits_near_one(self), lambda: _ln(self) / _ln(Decimal(10)))
