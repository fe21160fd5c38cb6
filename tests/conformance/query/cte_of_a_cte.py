"""A common table expression that selects from another one, and objects of one."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, func, select
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

first = select(Garden.id).cte()
second = select(first.c.id).where(first.c.id > 1).cte()
statement = select(second.c.id, first.c.id).join(first, first.c.id == second.c.id)
print(statement)
print(session.execute(statement).all())
counts = select(Tree.garden_id, func.count().label("trees")).group_by(Tree.garden_id).cte("counts")
print(session.execute(select(Garden.name, counts.c.trees).outerjoin(counts, counts.c.garden_id == Garden.id).order_by(Garden.id)).all())
picked = aliased(Garden, select(Garden).where(Garden.area > 20).cte("picked"))
print([garden.name for garden in session.scalars(select(picked))])
