"""A statement with other loader options is compiled anew though it reads the same: the log says when it was not."""

import logging

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, lazyload, mapped_column, raiseload, relationship


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    jars: Mapped[list["Jar"]] = relationship()


class Jar(Base):
    __tablename__ = "jar"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Shelf(jars=[Jar()]))
    session.commit()



class Printer(logging.Handler):
    def emit(self, record):
        print(record.getMessage().split(" in ")[0].split(" since ")[0])


logger = logging.getLogger("sqlalchemy.engine.Engine")
logger.addHandler(Printer())
logger.setLevel(logging.INFO)
with Session(engine) as session:
    for options in ([], [lazyload(Shelf.jars)], [raiseload(Shelf.jars)], [lazyload(Shelf.jars)], []):
        session.expunge_all()
        shelf = session.scalars(select(Shelf).options(*options)).one()
        try:
            print(len(shelf.jars))
        except Exception as error:
            print(error)
