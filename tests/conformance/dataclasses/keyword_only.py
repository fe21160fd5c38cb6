"""kw_only=True of a base is inherited by its classes, and a class or an attribute may say otherwise; repr=False and
eq=False leave out those methods."""

from typing import Optional

from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    pass


class Kite(Base):
    __tablename__ = "kite"
    id: Mapped[int] = mapped_column(primary_key=True, init=False, repr=False)
    tail: Mapped[Optional[int]] = mapped_column(default=None)
    colour: Mapped[str]


class Spool(Base, kw_only=False, repr=False, eq=False):
    __tablename__ = "spool"
    id: Mapped[int] = mapped_column(primary_key=True)
    metres: Mapped[int] = mapped_column(default=50)
    label: Mapped[str] = mapped_column(kw_only=True)


print(Kite(colour="red"), Kite(tail=3, colour="blue") == Kite(colour="blue", tail=3))
for call in (lambda: Kite("red"), lambda: Kite(), lambda: Spool(1, 2, "x"), lambda: Spool(1)):
    try:
        call()
    except TypeError as error:
        print(error)
spool = Spool(7, label="left")
print(spool.id, spool.metres, spool.label)
print(Spool.__repr__ is object.__repr__, spool == Spool(7, label="left"), spool in {spool})
