"""A primary key that is a foreign key, and a foreign key to that.
"""
from typing import List, Optional
from sqlalchemy import create_engine, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass

class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)


class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(ForeignKey("a.id"), primary_key=True)
    cs: Mapped[List["C"]] = relationship(back_populates="b")
    a: Mapped["A"] = relationship()


class C(Base):
    __tablename__ = "c"
    id: Mapped[int] = mapped_column(primary_key=True)
    b_id: Mapped[Optional[int]] = mapped_column(ForeignKey("b.id"))
    b: Mapped[Optional["B"]] = relationship(back_populates="cs")

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
s = Session(engine)

b = B(a=A(), cs=[C(), C()])
s.add(b)
s.commit()
print(b.id, [c.b_id for c in b.cs], b.a.id)
