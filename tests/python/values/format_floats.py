"""Format specifications of float."""
numbers = [0.0, 1.0, -2.5, 1234567.891, 1e-7, 1e16, float("inf"), float("nan")]
for spec in ["", ".2f", "e", ".0e", "g", ".3g", "G", "#.3g", "n", "%", ".1%", "10.2f", "<10.2f", "^10.2f", "+.1f", " .1f", "010.1f", ",.2f", "_.1f", "=10.1f",
             "0=+9.2f", "F", "E", ".0f", "#.0f", "z.1f", ".12", "5", "d", "x", "s", ".f"]:
    try:
        print(spec.ljust(8), [format(number, spec) for number in numbers])
    except ValueError as error:
        print(spec.ljust(8), error)
