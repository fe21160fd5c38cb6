"""cte(recursive=True) reads its own rows: numbers, and a tree by its parents."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, literal, select
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

numbers = select(literal(1).label("n")).cte("numbers", recursive=True)
numbers = numbers.union_all(select(numbers.c.n * 2).where(numbers.c.n < 20))
print(session.scalars(select(numbers.c.n)).all())


class Part(Base):
    __tablename__ = "part"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("part.id"))


Base.metadata.create_all(engine)
session.add_all([Part(id=1, name="car"), Part(id=2, name="engine", parent_id=1), Part(id=3, name="wheel", parent_id=1), Part(id=4, name="piston", parent_id=2), Part(id=5, name="boat")])
session.flush()
tree = select(Part.id, Part.name, literal(0).label("depth")).where(Part.name == "car").cte("tree", recursive=True)
tree = tree.union_all(select(Part.id, Part.name, tree.c.depth + 1).join(tree, Part.parent_id == tree.c.id))
for row in session.execute(select(tree.c.name, tree.c.depth).order_by(tree.c.depth, tree.c.name)):
    print(row)
