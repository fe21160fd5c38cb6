"""A viewonly collection loads, and nothing that is appended to it is added or written.
"""
from typing import List, Optional
from sqlalchemy import create_engine, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass

class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    bs: Mapped[List["B"]] = relationship(back_populates="a")
    vs: Mapped[List["B"]] = relationship(viewonly=True)


class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    a_id: Mapped[Optional[int]] = mapped_column(ForeignKey("a.id"))
    a: Mapped[Optional["A"]] = relationship(back_populates="bs")

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
s = Session(engine)

a = A(bs=[B()])
s.add(a)
print(a.vs)
s.commit()
print(len(a.vs))
a.vs.append(B())
print(len(s.new), s.dirty)
s.commit()
print(len(a.vs))
