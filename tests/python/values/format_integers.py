"""Format specifications of int: sign, alternate form, grouping, width, types."""
for spec in ["", "d", "5d", "<5d", "^6d", "=+6d", "05d", "+d", " d", "-d", ",d", "_d", "x", "X", "#x", "#X", "o", "#o", "b", "#b", "#010b", "_b", "_x",
             "c", "n", "e", ".2e", "f", ".1f", "g", "%", ".1%", "*^9d", "010,d", "08_x", "+,.2f", "s", ".2d", ",x", "z", "5", ">5", ",b", "_,d"]:
    try:
        print(spec.ljust(7), repr(format(1234, spec)), repr(format(-1234, spec)) if spec != "c" else "")
    except (ValueError, TypeError, OverflowError) as error:
        print(spec.ljust(7), type(error).__name__, error)
