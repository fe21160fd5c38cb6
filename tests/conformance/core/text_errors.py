"""Errors of texts: no such table, no such column, a parameter that is missing."""

from sqlalchemy import create_engine, text, String, select, insert
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session


class Base(DeclarativeBase):
    pass


class Boat(Base):
    __tablename__ = "boat"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(30))
    length: Mapped[float]
    sold: Mapped[bool] = mapped_column(default=False)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

from sqlalchemy.exc import OperationalError, StatementError
with Session(engine) as session:
    try:
        session.execute(text("SELECT * FROM ship"))
    except OperationalError as error:
        print(error)
    try:
        session.execute(text("SELECT wings FROM boat"))
    except OperationalError as error:
        print(error)
    try:
        session.execute(text("SELECT * FROM boat WHERE id = :id"))
    except StatementError as error:
        print(error)
    try:
        session.execute(text("SELECT * FROM boat WHERE id = :id AND name = :n"), {"n": "x"})
    except StatementError as error:
        print(error)
