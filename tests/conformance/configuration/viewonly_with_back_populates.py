"""The linked side of a viewonly relationship does not tell it of changes.
"""
from typing import List, Optional
from sqlalchemy import create_engine, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass

class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    bs: Mapped[List["B"]] = relationship(back_populates="a", viewonly=True)


class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    a_id: Mapped[Optional[int]] = mapped_column(ForeignKey("a.id"))
    a: Mapped[Optional["A"]] = relationship(back_populates="bs")

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
s = Session(engine)

a = A()
b = B(a=a)
print(a.bs)
s.add(b)
s.commit()
print(a.bs==[b])
b2 = B()
a.bs.append(b2)
print(b2.a)
s.commit()
print(b2 in s)
