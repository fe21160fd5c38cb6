"""create_engine(echo=True) gives its logger a handler; parameters are logged in a line of their own.
The handler's format is replaced by one that leaves the times out."""

import logging
import re

from sqlalchemy import create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Lamp(Base):
    __tablename__ = "lamp"
    id: Mapped[int] = mapped_column(primary_key=True)
    room: Mapped[str]
    watts: Mapped[float | None]


class Timeless(logging.Formatter):
    def format(self, record):
        return re.sub(r"[\d.e-]+s\b", "…s", super().format(record))


engine = create_engine("sqlite://", echo=True)
logger = logging.getLogger("sqlalchemy.engine.Engine")
print(engine.echo, len(logger.handlers), logger.level, logger.getEffectiveLevel())
logger.handlers[0].setFormatter(Timeless("%(levelname)s %(message)s"))
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Lamp(room="hall", watts=7.5))
    session.flush()
    session.add(Lamp(room="attic"))
    session.commit()
    lamp = session.get(Lamp, 1)
    lamp.watts = 9
    session.commit()
    session.get(Lamp, 2)
    print(session.execute(text("SELECT count(*) FROM lamp WHERE room = :room"), {"room": "hall"}).scalar())
