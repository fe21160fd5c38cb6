"""A new object with the key of a deleted one takes over its row by an UPDATE."""

from typing import Optional

from sqlalchemy import create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Seat(Base):
    __tablename__ = "seat"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    guest: Mapped[Optional[str]]
    meal: Mapped[Optional[str]]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    old = Seat(number=1, guest="Ada", meal="soup")
    session.add(old)
    session.commit()
    session.delete(old)
    new = Seat(number=1, guest="Bo")
    session.add(new)
    session.flush()
    print(old in session, new in session, inspect(new).persistent)
    session.commit()
    print(new.guest, new.meal)
