"""cte() writes a query before the statement, however often it is selected from."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
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

large = select(Garden.id, Garden.name).where(Garden.area > 20).cte("large")
print(select(large.c.name).join(Tree, Tree.garden_id == large.c.id))
print(session.execute(select(large.c.name, Tree.name).join(Tree, Tree.garden_id == large.c.id)).all())
twice = large.alias("twice")
print(session.execute(select(large.c.id, twice.c.name).where(large.c.id == twice.c.id)).all())
print(session.query(Garden).join(large, large.c.id == Garden.id).count())
print(type(large).__name__, large.name, large.c.keys())
