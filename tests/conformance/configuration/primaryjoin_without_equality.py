"""A `primaryjoin` by > with foreign(): it cannot be written along, and says to use viewonly.
"""
from typing import List
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, foreign


class Base(DeclarativeBase):
    pass

class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    bs: Mapped[List["B"]] = relationship(primaryjoin="A.id > foreign(B.ref)")


class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[int]


try:
    A()
except Exception as e:
    print(type(e).__name__, e)
try:
    B()
except Exception as e:
    print(type(e).__name__, e)
