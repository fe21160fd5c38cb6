"""A viewonly relationship may compare by >=.
"""
from typing import List
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, foreign


class Base(DeclarativeBase):
    pass

class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    bs: Mapped[List["B"]] = relationship(primaryjoin="A.id >= foreign(B.ref)", viewonly=True, order_by="B.id")


class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[int]

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
s = Session(engine)

s.add_all([A(id=5), B(ref=3), B(ref=9), B(ref=5)])
s.commit()
print([b.ref for b in s.get(A, 5).bs])
