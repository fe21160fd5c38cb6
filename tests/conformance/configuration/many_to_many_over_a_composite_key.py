"""A secondary table that refers to a composite primary key
by a ForeignKeyConstraint."""

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, Table, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

visit = Table(
    "visit",
    Base.metadata,
    Column("x", Integer),
    Column("y", Integer),
    Column("bee_id", ForeignKey("bee.id")),
    ForeignKeyConstraint(["x", "y"], ["flower.x", "flower.y"]),
)


class Flower(Base):
    __tablename__ = "flower"
    x = Column(Integer, primary_key=True)
    y = Column(Integer, primary_key=True)
    bees = relationship("Bee", secondary=visit, back_populates="flowers")


class Bee(Base):
    __tablename__ = "bee"
    id = Column(Integer, primary_key=True)
    flowers = relationship("Flower", secondary=visit, back_populates="bees")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    flower = Flower(x=3, y=4, bees=[Bee()])
    session.add(flower)
    session.commit()
    print([(f.x, f.y) for f in flower.bees[0].flowers], session.execute(select(visit)).all())
    flower.bees.clear()
    session.commit()
    print(session.execute(select(visit)).all())
