"""Integers of more than 4300 digits have no decimal text; all else about them works."""
number = 10**5000
print(number.bit_length(), number % 7, number > 10**4999, len(hex(number)))
for attempt in (lambda: str(number), lambda: print(number), lambda: f"{number}", lambda: int("1" * 5000), lambda: repr([number])):
    try:
        attempt()
    except ValueError as error:
        print(error)
print(len(str(10**4299)), int("9" * 4300) == 10**4300 - 1)
