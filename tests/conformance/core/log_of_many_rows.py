"""Rows inserted together are logged in one line, long lists and long values without their middle."""

import logging
import re
import sys

from sqlalchemy import create_engine, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Pebble(Base):
    __tablename__ = "pebble"
    id: Mapped[int] = mapped_column(primary_key=True)
    colour: Mapped[str]


class Shell(Base):
    __tablename__ = "shell"
    code: Mapped[str] = mapped_column(primary_key=True)
    found: Mapped[int] = mapped_column(server_default="1")


class Shown(logging.Formatter):
    def format(self, record):
        return re.sub(r"(in|key|since) [\d.e-]+s\b", r"\1 …s", record.getMessage())


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(Shown())
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
logging.getLogger("sqlalchemy.engine").addHandler(handler)
logging.getLogger("sqlalchemy.engine").setLevel("INFO")
with Session(engine) as session:
    session.add_all([Pebble(colour=f"grey {number}") for number in range(3)])
    session.flush()
    session.execute(insert(Pebble), [{"colour": f"white {number}"} for number in range(12)])
    session.add(Pebble(colour="long " * 100))
    session.flush()
    print(session.scalars(insert(Pebble).returning(Pebble.id), [{"colour": "red"}, {"colour": "blue"}]).all())
    session.execute(insert(Pebble).values([{"colour": "one"}, {"colour": "two"}]))
    session.add_all([Shell(code="a"), Shell(code="b")])
    session.flush()
    for number, pebble in enumerate(session.scalars(select(Pebble).where(Pebble.id < 4))):
        pebble.colour = str(number)
    session.commit()
