"""What join() cannot join to: plain classes, values and columns.

A parameter that stands for an object's key has no name of its own.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Plain:
    pass


class Street(Base):
    __tablename__ = "street"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    houses = relationship("House", back_populates="street")


class House(Base):
    __tablename__ = "house"
    id = Column(Integer, primary_key=True)
    street_id = Column(ForeignKey("street.id"))
    street = relationship("Street", back_populates="houses")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    for target in (Base, Plain, 3, "houses", Street.name):
        try:
            session.query(Street).join(target).all()
        except Exception as error:
            print(type(error).__name__, error)
        try:
            session.execute(select(Street).join(target))
        except Exception as error:
            print(type(error).__name__, error)
    print(Street.houses.contains(House(id=2)), "|", House.street == Street(id=1), "|", House.street != Street(id=1))
