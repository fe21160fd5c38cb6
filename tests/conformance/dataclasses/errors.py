"""What cannot become a dataclass, and arguments for dataclasses on a class that is none."""

from typing import Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column, relationship


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class PlainBase(DeclarativeBase):
    pass


class PlainMixin:
    made: Mapped[str] = mapped_column(default="now")
    by: Mapped[str] = mapped_column(default="me")


def show(define):
    try:
        define()
    except Exception as error:
        print(type(error).__name__, error)
        print(repr(error.__cause__))


def default_first():
    class Apple(Base):
        __tablename__ = "apple"
        id: Mapped[int] = mapped_column(primary_key=True, default=1)
        kind: Mapped[str]


def two_defaults():
    class Pear(Base):
        __tablename__ = "pear"
        id: Mapped[int] = mapped_column(primary_key=True)
        kind: Mapped[str] = mapped_column(default="a", default_factory=str)


def default_and_insert_default():
    mapped_column(default=None, insert_default=3)


def mixin_that_is_none():
    class Plum(PlainMixin, Base):
        __tablename__ = "plum"
        id: Mapped[int] = mapped_column(primary_key=True)


def column_of_a_plain_class():
    class Fig(PlainBase):
        __tablename__ = "fig"
        id: Mapped[int] = mapped_column(primary_key=True, init=False, repr=False)


def relationship_of_a_plain_class():
    class Date(PlainBase):
        __tablename__ = "date"
        id: Mapped[int] = mapped_column(primary_key=True)
        palm_id: Mapped[int] = mapped_column(ForeignKey("palm.id"))
        palm: Mapped[Optional["Palm"]] = relationship(default=None)


def keyword_only_of_a_plain_class():
    class Kiwi(PlainBase):
        __tablename__ = "kiwi"
        id: Mapped[int] = mapped_column(primary_key=True, kw_only=True)


for define in (default_first, two_defaults, default_and_insert_default, mixin_that_is_none, column_of_a_plain_class,
               relationship_of_a_plain_class, keyword_only_of_a_plain_class):
    show(define)
