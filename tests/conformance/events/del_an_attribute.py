from typing import List, Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Forest(Base):
    __tablename__ = "forest"
    id: Mapped[int] = mapped_column(primary_key=True)
    trees: Mapped[List["Tree"]] = relationship(back_populates="forest")


class Tree(Base):
    __tablename__ = "tree"
    id: Mapped[int] = mapped_column(primary_key=True)
    forest_id: Mapped[Optional[int]] = mapped_column(ForeignKey("forest.id"))
    forest: Mapped[Optional["Forest"]] = relationship(back_populates="trees")


forest = Forest()
oak, elm = Tree(forest=forest), Tree(forest=forest)

del oak.forest
print(oak.forest, len(forest.trees))

del forest.trees
print(elm.forest, forest.trees)

del elm.forest
