"""any() and contains() on a many-to-many relationship:
EXISTS over both tables, and the key of the object in the secondary table."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

river_town = Table(
    "river_town", Base.metadata, Column("river_id", ForeignKey("river.id")), Column("town_id", ForeignKey("town.id"))
)


class River(Base):
    __tablename__ = "river"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    towns = relationship("Town", secondary=river_town, back_populates="rivers")


class Town(Base):
    __tablename__ = "town"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    rivers = relationship("River", secondary=river_town, back_populates="towns")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    ulm = Town(name="Ulm")
    session.add_all([River(name="Donau", towns=[ulm]), River(name="Spree")])
    session.commit()

    def names(*conditions):
        return session.scalars(select(River.name).where(*conditions)).all()

    print(names(River.towns.any()), names(~River.towns.any()))
    print(names(River.towns.any(Town.name == "Ulm")), names(River.towns.any(name="Rom")))
    print(names(River.towns.contains(ulm)), names(~River.towns.contains(ulm)))
    print(session.query(Town).filter(Town.rivers.any(River.name.like("D%"))).count())
    try:
        River.towns.has()
    except Exception as error:
        print(type(error).__name__, error)
