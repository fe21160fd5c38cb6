"""The log says of each statement whether it was compiled now or before; an IN list of any length is one statement."""

import logging
import sys

from sqlalchemy import ForeignKey, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    jars: Mapped[list["Jar"]] = relationship()


class Jar(Base):
    __tablename__ = "jar"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int | None] = mapped_column(ForeignKey("shelf.id"))


class Words(logging.Handler):
    def emit(self, record):
        message = record.getMessage()
        if message.startswith("["):
            print(message.split()[0].strip("[]"), message[message.index("]") + 1 :])


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
logging.getLogger("sqlalchemy.engine").addHandler(Words())
logging.getLogger("sqlalchemy.engine").setLevel(logging.INFO)
with Session(engine) as session:
    session.add(Shelf(label="top", jars=[Jar()]))
    session.add(Shelf(label="low"))
    session.commit()
    for shelf in session.scalars(select(Shelf)):
        print(shelf.label, len(shelf.jars))
    session.scalars(select(Shelf).where(Shelf.id.in_([1]))).all()
    session.scalars(select(Shelf).where(Shelf.id.in_([1, 2, 3]))).all()
    session.scalars(select(Shelf).where(Shelf.id.in_([]))).all()
    print(session.scalar(select(func.count(Jar.id))), session.scalar(select(func.count(Jar.id))))
    session.commit()
    print(shelf.label)
    session.expire_all()
    print(shelf.label)
