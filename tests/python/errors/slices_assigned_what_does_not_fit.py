"""A slice is looked at before what is assigned to it; extended ones complain in words of their own."""


class Shrinking:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        self.items.clear()
        return iter("xy")


items = [1, 2, 3, 4]
for at in (slice(0, 2), slice(0, 4, 2), slice(0, 0, 0), slice("a", 2)):
    for value in (5, [1], None):
        try:
            items[at] = value
            print(items)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
items[1:2] = Shrinking(items)
print(items)
