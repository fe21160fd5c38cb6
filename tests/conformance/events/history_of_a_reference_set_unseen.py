"""A one-to-one that was set without being loaded: each look at its history loads what it held before."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Driver(Base):
    __tablename__ = "driver"
    id: Mapped[int] = mapped_column(primary_key=True)
    licence: Mapped[Optional["Licence"]] = relationship(back_populates="driver")


class Licence(Base):
    __tablename__ = "licence"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str]
    driver_id: Mapped[Optional[int]] = mapped_column(ForeignKey("driver.id"))
    driver: Mapped[Optional["Driver"]] = relationship(back_populates="licence")

    def __repr__(self):
        return self.number


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Driver(licence=Licence(number="A1")))
    session.commit()
with Session(engine) as session:
    driver = session.get(Driver, 1)
    new = Licence(number="B2", driver=driver)
    print(inspect(driver).attrs.licence.history)
    print(inspect(driver).attrs.licence.history)
    session.add(new)
    session.commit()
    print(driver.licence)
