"""lazy="write_only" on a many-to-one fails when the mappers are configured; eager loading of one fails as it runs."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Farm(Base):
    __tablename__ = "farm"
    id: Mapped[int] = mapped_column(primary_key=True)
    cows = relationship("Cow", lazy="write_only")


class Cow(Base):
    __tablename__ = "cow"
    id: Mapped[int] = mapped_column(primary_key=True)
    farm_id: Mapped[Optional[int]] = mapped_column(ForeignKey("farm.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Farm(cows=[Cow()]))
    session.commit()
    for option in (joinedload, selectinload):
        try:
            session.scalars(select(Farm).options(option(Farm.cows))).unique().all()
        except Exception as error:
            print(type(error).__name__, error)
    print(session.scalars(select(Farm.id).where(Farm.cows.any())).all())


class Calf(Base):
    __tablename__ = "calf"
    id: Mapped[int] = mapped_column(primary_key=True)
    cow_id: Mapped[Optional[int]] = mapped_column(ForeignKey("cow.id"))
    mother = relationship("Cow", lazy="write_only")


try:
    Calf()
except Exception as error:
    print(type(error).__name__, error)
