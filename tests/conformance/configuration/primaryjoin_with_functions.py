"""or_(), IS NULL, a function and a boolean in the `primaryjoin` of a viewonly relationship.
"""
from typing import List, Optional
from sqlalchemy import create_engine, ForeignKey, and_, or_, func
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass

class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    bs: Mapped[List["B"]] = relationship(primaryjoin="and_(A.id==B.a_id, or_(B.n > 3, B.n.is_(None)), func.lower(B.t) == 'x', B.flag == True)", viewonly=True)


class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    a_id: Mapped[int] = mapped_column(ForeignKey("a.id"))
    n: Mapped[Optional[int]]
    t: Mapped[str]
    flag: Mapped[bool]

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
s = Session(engine)

a = A(name="q"); s.add(a); s.flush()
s.add_all([B(a_id=a.id, n=n, t=t, flag=f) for n, t, f in [(1, "x", True), (5, "X", True), (None, "x", True), (9, "y", True), (9, "x", False)]]); s.commit()
print([b.id for b in a.bs])
