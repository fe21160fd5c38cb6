"""get() takes a tuple, a list or a dict for a composite key and says what is
wrong with others."""

from typing import Optional

from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Seat(Base):
    __tablename__ = "seat"
    row: Mapped[int] = mapped_column(primary_key=True)
    letter: Mapped[str] = mapped_column(primary_key=True)
    guest: Mapped[Optional[str]]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Seat(row=1, letter="A", guest="kim"), Seat(row=1, letter="B")])
session.commit()
print(session.get(Seat, (1, "A")).guest)
print(session.get(Seat, {"row": 1, "letter": "B"}).guest)
print(session.get(Seat, [1, "B"]).letter)
print(session.get(Seat, (2, "B")))
for bad in [1, (1,), {"row": 1, "x": 2}, {"row": 1}]:
    try:
        session.get(Seat, bad)
    except Exception as e:
        print(type(e).__name__, e)
try:
    session.get_one(Seat, (9, "Z"))
except Exception as e:
    print(type(e).__name__, e)
