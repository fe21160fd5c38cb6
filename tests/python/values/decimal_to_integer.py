import math
from decimal import Decimal
print(int(Decimal(10**20)), round(Decimal("1e20")), math.floor(Decimal("1e20")), int(-Decimal("12345678901234567890.9")))
class Whole:
    def __int__(self):
        return 10**30
print(int(Whole()))
try:
    print("%d" % 10**5000)
except ValueError as error:
    print(error)
