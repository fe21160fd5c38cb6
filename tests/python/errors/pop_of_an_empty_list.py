"""The argument of list.pop is looked at before the list."""
items = []
for at in (0, -1, 2**63, "a", None):
    try:
        items.pop(at)
    except (IndexError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)
try:
    items.pop()
except IndexError as error:
    print(error)
print([1, 2, 3].pop(), [1, 2, 3].pop(0), [1, 2, 3].pop(-2), [1, 2, 3].pop(True))
