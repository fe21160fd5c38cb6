"""cascade="all, delete" takes an object that another one holds, too:
its other rows go only because the other side is mapped."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

box_toy = Table("box_toy", Base.metadata, Column("box_id", ForeignKey("box.id")), Column("toy_id", ForeignKey("toy.id")))


class Box(Base):
    __tablename__ = "box"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    toys = relationship("Toy", secondary=box_toy, backref="boxes", cascade="all, delete")


class Toy(Base):
    __tablename__ = "toy"
    id = Column(Integer, primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
toy = Toy()
red = Box(name="red", toys=[toy])
session.add(red)
session.commit()
blue = Box(name="blue", toys=[toy])
session.add(blue)
session.commit()
session.delete(red)
session.flush()
print([toy.id for toy in blue.toys])
session.commit()
print(blue.toys, session.query(Toy).count(), session.execute(select(box_toy)).all())
