"""A table that refers to itself by two columns, one of which both rows share.
"""
from typing import List, Optional
from sqlalchemy import create_engine, ForeignKeyConstraint, and_
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, foreign, remote


class Base(DeclarativeBase):
    pass

class Part(Base):
    __tablename__ = "part"
    co: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[Optional[int]]
    name: Mapped[str]
    __table_args__ = (ForeignKeyConstraint(["co", "parent_id"], ["part.co", "part.id"]),)
    parent: Mapped[Optional["Part"]] = relationship(primaryjoin="and_(remote(Part.id)==foreign(Part.parent_id), remote(Part.co)==Part.co)", back_populates="kids")
    kids: Mapped[List["Part"]] = relationship(primaryjoin="and_(Part.id==remote(foreign(Part.parent_id)), Part.co==remote(Part.co))", back_populates="parent")

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
s = Session(engine)

p = Part(co=1, id=1, name="root", kids=[Part(co=1, id=2, name="k2"), Part(co=1, id=3, name="k3")])
s.add(p)
s.commit()
print([k.name for k in p.kids])
print(s.get(Part, (1, 3)).parent.name)
