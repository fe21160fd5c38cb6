"""NaN has no place in an order of decimals, and nothing is left of a division by zero."""
from decimal import Decimal, InvalidOperation, DivisionByZero

nan, one, zero = Decimal("NaN"), Decimal(1), Decimal(0)
print(nan == nan, nan != one, nan == 1)
for attempt in [lambda: nan < one, lambda: one >= nan, lambda: one % zero, lambda: one // zero, lambda: one / zero,
                lambda: zero / zero]:
    try:
        print(attempt())
    except (InvalidOperation, DivisionByZero) as error:
        print(type(error).__name__, error)
