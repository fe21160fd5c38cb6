"""A set or a keyed dict that is assigned with something that is no mapped object is replaced by an empty one before that is
found out; a dict makes the key of it first."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, attribute_keyed_dict, keyfunc_mapping, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Desk(Base):
    __tablename__ = "desk"
    id: Mapped[int] = mapped_column(primary_key=True)
    pens: Mapped[set["Pen"]] = relationship()
    named: Mapped[dict[str, "Pen"]] = relationship(collection_class=attribute_keyed_dict("name"), overlaps="pens")
    keyed: Mapped[dict[str, "Pen"]] = relationship(collection_class=keyfunc_mapping(str), overlaps="pens,named")


class Pen(Base):
    __tablename__ = "pen"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    desk_id: Mapped[int | None] = mapped_column(ForeignKey("desk.id"))

    def __str__(self):
        return self.name


desk = Desk(pens={Pen(name="red")}, named={"x": Pen(name="blue")}, keyed={"y": Pen(name="green")})
print(len(desk.pens), list(desk.named), list(desk.keyed))
for name, wrong in (("pens", {5}), ("named", {"a": 6}), ("keyed", {"b": 7})):
    try:
        setattr(desk, name, wrong)
    except AttributeError as error:
        print(error, len(getattr(desk, name)))
