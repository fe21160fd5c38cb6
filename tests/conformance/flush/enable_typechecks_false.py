"""A flush takes objects of a subclass that no discriminator tells only where `enable_typechecks=False` says so."""

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
from sqlalchemy.orm.exc import FlushError


class Base(DeclarativeBase):
    pass


class Garage(Base):
    __tablename__ = "garage"
    id: Mapped[int] = mapped_column(primary_key=True)
    cars: Mapped[list["Car"]] = relationship(overlaps="anything")
    anything: Mapped[list["Car"]] = relationship(enable_typechecks=False, overlaps="cars")


class Car(Base):
    __tablename__ = "car"
    id: Mapped[int] = mapped_column(primary_key=True)
    garage_id: Mapped[int | None] = mapped_column(ForeignKey("garage.id"))


class Cabriolet(Car):
    __tablename__ = "cabriolet"
    id: Mapped[int] = mapped_column(ForeignKey("car.id"), primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
for values in ({"cars": [Cabriolet()]}, {"anything": [Cabriolet()]}):
    with Session(engine) as session:
        session.add(Garage(**values))
        try:
            session.commit()
            print(session.query(Car).count())
        except FlushError as error:
            print(error)
print(Garage.cars.property.enable_typechecks, Garage.anything.property.enable_typechecks)
