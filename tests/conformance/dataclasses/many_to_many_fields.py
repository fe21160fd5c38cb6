"""Lists on both sides of a many-to-many relationship, keyword-only fields with factories, annotations as texts."""

from __future__ import annotations

from datetime import datetime
from typing import List, Optional

from sqlalchemy import Column, ForeignKey, String, Table, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Session, mapped_column, relationship


class Base(MappedAsDataclass, DeclarativeBase):
    pass


link = Table(
    "link",
    Base.metadata,
    Column("a_id", ForeignKey("a.id"), primary_key=True),
    Column("b_id", ForeignKey("b.id"), primary_key=True),
)


class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str] = mapped_column(String(20), unique=True)
    bs: Mapped[List[B]] = relationship(secondary=link, back_populates="as_", default_factory=list, repr=False)
    made: Mapped[datetime] = mapped_column(default_factory=lambda: datetime(2024, 1, 1), kw_only=True)
    score: Mapped[Optional[float]] = mapped_column(default=None, kw_only=True, repr=False)


class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    as_: Mapped[List[A]] = relationship(secondary=link, back_populates="bs", default_factory=list)


a = A("one", bs=[B("x"), B("y")])
print(a, a.bs[0])
print(a.bs[0].as_[0] is a)
e = create_engine("sqlite://")
Base.metadata.create_all(e)
with Session(e) as s:
    s.add(a)
    s.commit()
    b = s.scalars(select(B).where(B.name == "x")).one()
    print(b)
    b.as_.append(A("two", score=1.5))
    s.commit()
    print(len(b.as_), s.scalar(select(func.count(A.id))))
    print(sorted((x.name for x in b.as_)), [x.score for x in b.as_])
    b.as_.remove(a)
    s.commit()
    print(a.bs)
