"""What `strptime` says of numbers out of range: a day that the month has not, and those that the pattern has not."""
from datetime import datetime
from decimal import Decimal

for text, pattern in [("2024-02-30", "%Y-%m-%d"), ("2023-02-29", "%Y-%m-%d"), ("2024-13-01", "%Y-%m-%d"),
                      ("2024-01-32", "%Y-%m-%d"), ("25:00", "%H:%M"), ("10:61", "%H:%M"), ("2024-04-31 10", "%Y-%m-%d %H")]:
    try:
        print(datetime.strptime(text, pattern))
    except ValueError as error:
        print(error)
print(format(Decimal("NaN"), "010.2f"), format(Decimal("-Infinity"), "012"))
try:
    format(1, 2)
except TypeError as error:
    print(error)
