"""Rows with a version are updated one by one, so that each is known to be there."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Boat(Base):
    __tablename__ = "boat"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    hidden: Mapped[bool] = mapped_column(default=False)
    oars: Mapped[List["Oar"]] = relationship(back_populates="boat")


class Oar(Base):
    __tablename__ = "oar"
    id: Mapped[int] = mapped_column(primary_key=True)
    boat_id: Mapped[Optional[int]] = mapped_column(ForeignKey("boat.id"))
    boat: Mapped[Optional["Boat"]] = relationship(back_populates="oars")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


class Log(Base):
    __tablename__ = "log"
    id: Mapped[int] = mapped_column(primary_key=True)
    line: Mapped[str]
    version: Mapped[int]
    __mapper_args__ = {"version_id_col": version}
Base.metadata.create_all(engine)
with Session(engine) as session:
    logs = [Log(line=line) for line in "abc"]
    session.add_all(logs)
    session.commit()
    for log in logs:
        log.line += "!"
    session.flush()
    logs[0].line = logs[1].line = "x"
    session.execute(text("UPDATE log SET version = 9 WHERE id = 2"))
    try:
        session.flush()
    except Exception as error:
        print(type(error).__name__, error)
    session.rollback()
    for log in logs:
        session.delete(log)
    session.commit()
