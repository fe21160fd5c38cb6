"""Proxies take what their methods name: a set proxy operates with sets, a list proxy is added to whatever can be
iterated over, and a dict proxy's get() and pop() take a default."""

from typing import Optional

from sqlalchemy import ForeignKey
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import DeclarativeBase, Mapped, attribute_keyed_dict, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Garden(Base):
    __tablename__ = "garden"
    id: Mapped[int] = mapped_column(primary_key=True)
    herbs: Mapped[set["Plant"]] = relationship(viewonly=False, overlaps="rows,beds")
    rows: Mapped[list["Plant"]] = relationship(overlaps="herbs,beds")
    beds: Mapped[dict[str, "Plant"]] = relationship(
        collection_class=attribute_keyed_dict("name"), overlaps="herbs,rows"
    )
    herb_names = association_proxy("herbs", "name")
    row_names = association_proxy("rows", "name")
    bed_sizes = association_proxy("beds", "size", creator=lambda name, size: Plant(name, size))


class Plant(Base):
    __tablename__ = "plant"
    id: Mapped[int] = mapped_column(primary_key=True)
    garden_id: Mapped[int] = mapped_column(ForeignKey("garden.id"))
    name: Mapped[str]
    size: Mapped[Optional[int]]

    def __init__(self, name, size=None):
        self.name = name
        self.size = size


garden = Garden(herb_names={"mint", "dill"}, row_names=["leek", "kale"], bed_sizes={"beet": 3})


def attempt(title, action):
    try:
        print(title, action())
    except Exception as error:
        print(title, type(error).__name__, error)


herbs, rows, beds = garden.herb_names, garden.row_names, garden.bed_sizes
attempt("set | list", lambda: herbs | ["sage"])
attempt("set - list", lambda: herbs - ["mint"])
attempt("set & set", lambda: herbs & {"mint", "sage"})
attempt("set + set", lambda: herbs + {"mint"})
attempt("set < list", lambda: herbs < ["mint"])
attempt("isdisjoint", lambda: herbs.isdisjoint(["sage"]))
herbs |= frozenset({"sage"})
herbs.intersection_update({"mint", "sage"}, ["sage", "rue"])
print(herbs)
try:
    herbs -= ["sage"]
except TypeError as error:
    print(error)
attempt("list + tuple", lambda: rows + ("chard",))
attempt("tuple + list", lambda: ("chard",) + rows)
attempt("list + int", lambda: rows + 3)
attempt("list * 2", lambda: rows * 2)
attempt("list | list", lambda: rows | ["leek"])
attempt("get", lambda: (beds.get("beet"), beds.get("pea"), beds.get("pea", 1), beds.get("pea", default=2)))
attempt("dict < dict", lambda: beds < {"beet": 4})
attempt("pop with a default", lambda: beds.pop("pea", None))
attempt("pop", lambda: beds.pop("beet"))
attempt("copy", lambda: (type(beds.copy()), type(herbs.copy()), type(rows.copy())))
