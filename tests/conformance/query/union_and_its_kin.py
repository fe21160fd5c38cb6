"""union(), union_all(), intersect() and except_() of queries, and their order."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, desc, func, intersect, select, union
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Garden(Base):
    __tablename__ = "garden"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    area: Mapped[Optional[int]]
    trees: Mapped[List["Tree"]] = relationship(back_populates="garden")


class Tree(Base):
    __tablename__ = "tree"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    garden_id: Mapped[Optional[int]] = mapped_column(ForeignKey("garden.id"))
    garden: Mapped[Optional["Garden"]] = relationship(back_populates="trees")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Garden(name="Rose", area=30, trees=[Tree(name="elm"), Tree(name="oak")]), Garden(name="Lime", area=12, trees=[Tree(name="elm")]), Garden(name="elm", area=None)])
session.commit()

names = union(select(Garden.name), select(Tree.name))
print(names)
print(session.execute(names).all())
print(session.scalars(select(Garden.name).union_all(select(Tree.name)).order_by("name").limit(3)).all())
print(session.scalars(select(Garden.name).union_all(select(Tree.name)).order_by(desc("name"))).all())
print(session.scalars(intersect(select(Garden.name), select(Tree.name))).all())
print(session.scalars(select(Garden.name).except_(select(Tree.name))).all())
print(session.execute(select(func.count(Garden.id)).union_all(select(func.count(Tree.id)))).all())
