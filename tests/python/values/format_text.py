"""Format specifications of str and of other objects."""
for spec in ["", "s", "10", "<10", ">10", "^10", "*^11", "-<8", ".2", "8.2s", "010", "=10", "d", "+", ",", "x<", " ", "#", "<<5", "é^9"]:
    try:
        print(repr(spec), repr(format("abc", spec)))
    except ValueError as error:
        print(repr(spec), error)
for value in [None, [1], (1,), {}, object, True, b"x"]:
    try:
        print(format(value, ""), format(value, ">8"))
    except TypeError as error:
        print(error)
print(f"{True:5}|{True:d}|{True!s:>6}|{False:>6}")
