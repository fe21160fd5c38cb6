"""Queries put together stand in FROM and after IN."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, func, literal, select, union_all
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

both = union_all(select(Garden.name), select(Tree.name)).subquery()
counted = select(both.c.name, func.count().label("times")).group_by(both.c.name)
print(counted)
print(session.execute(counted).all())
print(session.scalar(select(func.count()).select_from(both)))
print(session.scalars(select(Garden.id).where(Garden.name.in_(select(Tree.name).union(select(literal("Rose")))))).all())
