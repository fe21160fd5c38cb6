"""Unions that cannot be written."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select, union
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

for build in [
    lambda: union(select(Garden.name), select(Garden.id, Garden.name)),
    lambda: union(select(Garden.name), select(Tree.name)).order_by("nothing"),
    lambda: select(Garden.name).union(select(Tree.name)).union(select(Tree.name)),
]:
    try:
        session.execute(build())
    except Exception as error:
        print(type(error).__name__, error)
