"""An object of the third level that was loaded as its superclass loads the columns of the tables below."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Plant(Base):
    __tablename__ = "plant"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "plant"}


class Tree(Plant):
    __tablename__ = "tree"
    plant_id: Mapped[int] = mapped_column(ForeignKey("plant.id"), primary_key=True)
    height: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "tree"}


class Conifer(Tree):
    __tablename__ = "conifer"
    tree_id: Mapped[int] = mapped_column(ForeignKey("tree.plant_id"), primary_key=True)
    cones: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "conifer"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Conifer(height=30, cones=3), Tree(height=9), Plant()])
    session.commit()
    for plant in session.scalars(select(Plant).order_by(Plant.id)):
        print(type(plant).__name__, plant.id, getattr(plant, "height", None), getattr(plant, "cones", None))
    session.expunge_all()
    conifer = session.scalars(select(Tree).where(Tree.height == 30)).one()
    print(conifer.cones)
    session.expire_all()
    conifer = session.scalars(select(Plant).where(Plant.kind == "conifer")).one()
    session.delete(conifer)
    session.commit()
