from dataclasses import dataclass


@dataclass
class Item:
    name: str
    price: int
    tags: list

    def total(self, count):
        return self.price * count


class Order:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __iter__(self):
        return iter(self.items)

    def __getitem__(self, at):
        return self.items[at]

    def __eq__(self, other):
        return self.items == other.items


def numbers(n):
    for i in range(n):
        yield i


def run(n):
    orders = []
    for i in numbers(n):
        items = [Item("a", i, []), Item("b", 2, [i])]
        orders.append(Order(items))
    total = 0
    for order in orders:
        total += len(order) + order[0].price
        for item in order:
            total += item.total(3)
    try:
        orders[n]
    except IndexError:
        total += 1
    return total, orders[0] == orders[1]


print(run(5_000))
