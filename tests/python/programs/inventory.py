"""A small inventory with dataclasses, enums, sorting and formatted output."""
from __future__ import annotations
from collections import defaultdict
from dataclasses import dataclass, field
from enum import Enum
from typing import Iterable, Optional

class Category(Enum):
    TOOL = "tool"
    TOY = "toy"

@dataclass(order=True)
class Item:
    sort_index: tuple = field(init=False, repr=False)
    name: str
    price: float
    category: Category = Category.TOOL
    tags: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.sort_index = (self.category.value, -self.price)

    @property
    def label(self) -> str:
        return f"{self.name:<10}|{self.price:>8,.2f}|{self.category.name.lower():^6}"

class Inventory:
    def __init__(self, items: Optional[Iterable[Item]] = None):
        self._items: dict[str, Item] = {i.name: i for i in items or ()}

    def __len__(self): return len(self._items)
    def __getitem__(self, name: str) -> Item:
        try:
            return self._items[name]
        except KeyError as exc:
            raise LookupError(f"unknown item {name!r}") from exc
    def __iter__(self): return iter(sorted(self._items.values()))
    def by_category(self) -> dict[Category, list[Item]]:
        groups = defaultdict(list)
        for item in self:
            groups[item.category].append(item)
        return dict(groups)

stock = Inventory([Item("hammer", 19.5), Item("robot", 1250, Category.TOY, {"new"}), Item("saw", 25.25), Item("ball", 3, Category.TOY)])
for item in stock:
    print(item.label)
print(len(stock), stock["saw"], {k.value: [i.name for i in v] for k, v in stock.by_category().items()})
print(f"total: {sum(i.price for i in stock):.2f}", max(stock, key=lambda i: i.price).name, [i for i in stock if i.tags])
stock["drill"]
