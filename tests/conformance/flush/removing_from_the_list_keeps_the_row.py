from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Box(Base):
    __tablename__ = "box"
    id = Column(Integer, primary_key=True)
    toys = relationship("Toy", back_populates="box")


class Toy(Base):
    __tablename__ = "toy"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    box_id = Column(Integer, ForeignKey("box.id"))
    box = relationship("Box", back_populates="toys")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
box = Box(toys=[Toy(name="car"), Toy(name="ball"), Toy(name="doll")])
session.add(box)
session.commit()

box.toys.remove(box.toys[0])
del box.toys[-1]
session.commit()
print([toy.name for toy in box.toys])
print([(toy.name, toy.box_id) for toy in session.query(Toy).order_by(Toy.name)])

box.toys = []
session.commit()
print(session.query(Toy).filter_by(box_id=None).count())
