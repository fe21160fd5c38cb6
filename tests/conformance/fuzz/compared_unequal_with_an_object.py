"""A one-to-one compared with an object by !=: no row of it leads there."""

from typing import Optional
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, aliased


class Base(DeclarativeBase):
    pass


class Driver(Base):
    __tablename__ = "driver"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    licence: Mapped[Optional["Licence"]] = relationship(back_populates="driver")


class Licence(Base):
    __tablename__ = "licence"
    id: Mapped[int] = mapped_column(primary_key=True)
    driver_id: Mapped[Optional[int]] = mapped_column(ForeignKey("driver.id"))
    driver: Mapped[Optional["Driver"]] = relationship(back_populates="licence")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
first, second = Licence(id=7), Licence(id=8)
session.add_all([Driver(name="Eva", licence=first), Driver(name="Dan", licence=second), Driver(name="Kim")])
session.commit()
print(session.scalars(select(Driver.name).where(Driver.licence != first).order_by(Driver.id)).all())
print(session.scalars(select(Driver.name).where(Driver.licence == first).order_by(Driver.id)).all())
print(session.scalars(select(Driver.name).where(~(Driver.licence == first)).order_by(Driver.id)).all())
print(session.scalars(select(Driver.name).where(Driver.licence != Licence()).order_by(Driver.id)).all())
other = aliased(Driver)
print(session.scalars(select(other.name).where(other.licence != second).order_by(other.id)).all())
try:
    session.scalars(select(Driver.name).where(Driver.licence != 3)).all()
except Exception as error:
    print(type(error).__name__, error)
