"""What was compiled before anything is logged counts as compiled; a statement that fails is logged before its error."""

import logging
import re
import sys

from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Kettle(Base):
    __tablename__ = "kettle"
    id: Mapped[int] = mapped_column(primary_key=True)
    litres: Mapped[float]


class Shown(logging.Formatter):
    def format(self, record):
        return re.sub(r"[\d.e-]+s\b", "…s", super().format(record))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Kettle(litres=1.5))
    session.commit()

handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(Shown("%(levelname)-8s%(name)s: %(message)s"))
logging.getLogger().addHandler(handler)
logger = logging.getLogger("sqlalchemy.engine")
print(logger.level, logger.getEffectiveLevel(), logger.handlers, logging.getLogger("sqlalchemy").level)
logger.setLevel(logging.INFO)
with Session(engine) as session:
    session.add(Kettle(litres=2))
    session.commit()
    try:
        session.execute(text("SELECT colour FROM kettle"))
    except OperationalError as error:
        print(error.orig)
    session.rollback()
logging.disable(logging.INFO)
with engine.connect() as connection:
    print(connection.execute(text("SELECT count(*) FROM kettle")).scalar())
logging.disable(logging.NOTSET)
with engine.connect() as connection:
    print(connection.execute(text("SELECT count(*) FROM kettle")).scalar())
