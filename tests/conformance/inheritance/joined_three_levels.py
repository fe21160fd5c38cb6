"""Three levels of tables, whose keys have names of their own."""

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
    conifer = session.get(Conifer, 1)
    print(conifer.id, conifer.plant_id, conifer.tree_id)
    conifer.cones, conifer.height = 5, 31
    session.commit()
    session.delete(conifer)
    session.commit()
    session.add(Conifer())
    session.commit()
    print([(type(plant).__name__, plant.id) for plant in session.scalars(select(Plant).order_by(Plant.id))])
