"""Each declarative base is configured when a class of its own is first used: a mistake under one base does not keep
the other from working, until everything is configured at once."""

from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, configure_mappers, mapped_column, relationship


class Stock(DeclarativeBase):
    pass


class Staff(DeclarativeBase):
    pass


class Shelf(Stock):
    __tablename__ = "shelf"

    id: Mapped[int] = mapped_column(primary_key=True)
    boxes: Mapped[list["Box"]] = relationship()


class Clerk(Staff):
    __tablename__ = "clerk"

    id: Mapped[int] = mapped_column(primary_key=True)


engine = create_engine("sqlite://")
Staff.metadata.create_all(engine)

with Session(engine) as session:
    session.add(Clerk())
    session.commit()
    print(len(session.scalars(select(Clerk)).all()))

try:
    Shelf()
except Exception as error:
    print(type(error).__name__, error)

Staff.registry.configure()
print(Clerk().id)
configure_mappers()
