"""%d of floats, and of those that are no integer."""
for value in (float("nan"), float("inf"), float("-inf"), 2.9, -2.9, True):
    try:
        print("%d" % value, "%5i|" % value)
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
