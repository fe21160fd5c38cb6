"""SAVEPOINT, RELEASE and ROLLBACK TO are logged as statements, COMMIT and ROLLBACK without parameters."""

import logging
import re
import sys

from sqlalchemy import create_engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Ticket(Base):
    __tablename__ = "ticket"
    id: Mapped[int] = mapped_column(primary_key=True)
    seat: Mapped[str] = mapped_column(unique=True)


class Shown(logging.StreamHandler):
    def emit(self, record):
        print("|", re.sub(r"[\d.e-]+s\b", "…s", record.getMessage()), file=self.stream)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
logger = logging.getLogger("sqlalchemy.engine")
logger.addHandler(Shown(sys.stdout))
logger.setLevel(logging.INFO)
with Session(engine) as session:
    with session.begin_nested():
        session.add(Ticket(seat="A1"))
    try:
        with session.begin_nested():
            session.add(Ticket(seat="A1"))
    except IntegrityError as error:
        print(error.orig)
    session.commit()
with Session(engine) as session:
    session.add(Ticket(seat="A1"))
    try:
        session.commit()
    except IntegrityError as error:
        print(error.orig)
