"""A union of mapped classes gives columns; from_statement() and aliased() make objects of
them."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship


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

small = select(Garden).where(Garden.area < 20)
large = select(Garden).where(Garden.area > 20)
print(session.execute(small.union(large)).all())
for garden in session.scalars(select(Garden).from_statement(small.union(large).order_by(Garden.name))):
    print(garden.name, garden.trees[0].name)
either = aliased(Garden, small.union(large).subquery())
for garden in session.scalars(select(either).order_by(either.area)):
    print(garden.name)
