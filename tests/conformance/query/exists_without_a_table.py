"""exists() of a condition that brings no table of its own selects everything from nothing."""

from sqlalchemy import create_engine, exists, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Stamp(Base):
    __tablename__ = "stamp"
    id: Mapped[int] = mapped_column(primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    try:
        session.scalars(select(Stamp).where(exists().where(exists().where(Stamp.id == 1)))).all()
    except OperationalError as error:
        print(error.orig)
