"""The order of inherited columns, of FROM elements, and of the conditions that tell subclasses."""

from typing import Optional

from sqlalchemy import ForeignKey, and_, create_engine, or_, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Plant(Base):
    __tablename__ = "plant"

    id: Mapped[int] = mapped_column(primary_key=True)
    sort: Mapped[str]
    height: Mapped[Optional[int]]

    __mapper_args__ = {"polymorphic_on": "sort", "polymorphic_identity": "plant"}


class Herb(Plant):
    scent: Mapped[Optional[str]]

    __mapper_args__ = {"polymorphic_identity": "herb"}


class Moss(Plant):
    ground: Mapped[Optional[str]]

    __mapper_args__ = {"polymorphic_identity": "moss"}


class Tree(Plant):
    __tablename__ = "tree"

    rings: Mapped[Optional[int]]
    id: Mapped[int] = mapped_column("tree_id", ForeignKey("plant.id"), primary_key=True)
    leaf: Mapped[Optional[str]]

    __mapper_args__ = {"polymorphic_identity": "tree"}


class FruitTree(Tree):
    __tablename__ = "fruit_tree"

    fruit: Mapped[Optional[str]]
    id: Mapped[int] = mapped_column(ForeignKey("tree.tree_id"), primary_key=True)

    __mapper_args__ = {"polymorphic_identity": "fruit tree"}


for query in [
    select(Tree),
    select(FruitTree),
    select(Tree.id, FruitTree.id),
    select(FruitTree, Tree),
    select(Plant.id, Tree.leaf),
    select(Plant.height, FruitTree.fruit),
    select(Plant.height, Herb.scent, Tree.leaf),
    select(Plant).where(or_(Herb.scent == "mint", Moss.ground == "stone")),
    select(Plant).where(and_(Herb.scent == "mint", Moss.ground == "stone")),
    select(Plant).where(Herb.scent == "mint", Moss.ground == "stone"),
    select(Plant).where(Herb.scent == "mint").where(or_(Moss.ground == "stone", Herb.scent == "sage")),
]:
    print(query)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Tree(rings=1, leaf="oval"), FruitTree(rings=2, fruit="plum"), Herb(scent="mint", height=1)])
    session.commit()
    herbs = session.query(Herb).filter(and_(Herb.scent == "mint", Herb.height == 1))
    print(herbs.update({"height": 2}))
    for plant in session.scalars(select(Plant).order_by(Plant.id)):
        print(type(plant).__name__, plant.id, plant.height)
    print(session.get(Tree, 2).fruit)
