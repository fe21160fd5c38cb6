"""Orders that are none: sorting ends, and keeps every item."""


class Always:
    def __lt__(self, other):
        return True


class Never:
    def __lt__(self, other):
        return False


class Refuses:
    def __lt__(self, other):
        raise ValueError("no order")


for kind in (Always, Never):
    items = [kind() for _ in range(50)]
    print(len(set(sorted(items))), len(set(sorted(items, reverse=True))))
items = [3, Refuses(), Refuses()]
try:
    items.sort()
except ValueError as error:
    print(error, len(items))
numbers = [3.0, float("nan"), 1.0]
numbers.sort()
print(len(numbers))


class Clears:
    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        items.clear()
        return self.number < other.number


items = [Clears(number) for number in (3, 1, 2)]
items.sort()
print([item.number for item in items])
