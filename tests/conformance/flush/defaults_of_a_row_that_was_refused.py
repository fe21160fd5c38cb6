"""An object hears of the defaults that its INSERT sent only once the row is in: after a refused
one it has none of them."""

from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Kettle(Base):
    __tablename__ = "kettle"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)
    litres = Column(Integer, default=2)
    colour = Column(String, default=lambda: "red")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
kettle = Kettle()
session.add(kettle)
try:
    session.commit()
except IntegrityError as error:
    print(error.orig)
session.rollback()
print(kettle.litres, kettle.colour, kettle.id, "litres" in kettle.__dict__)
kettle.name = "big"
session.add(kettle)
session.commit()
print(kettle.litres, kettle.colour, kettle.id)
