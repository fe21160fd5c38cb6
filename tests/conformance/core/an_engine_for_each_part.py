"""Each engine has a database in memory of its own: a program that makes a new one for each of its parts begins each of
them with empty tables, whatever was left open before."""

from sqlalchemy import ForeignKey, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Band(Base):
    __tablename__ = "band"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    songs: Mapped[list["Song"]] = relationship(back_populates="band", cascade="all, delete-orphan")


class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    band_id: Mapped[int] = mapped_column(ForeignKey("band.id"))
    band: Mapped[Band] = relationship(back_populates="songs")


def fresh(tables=True):
    engine = create_engine("sqlite://")
    if tables:
        Base.metadata.create_all(engine)
    event.listen(engine, "begin", lambda connection: print("begin"))
    return Session(engine)


def committed():
    session = fresh()
    session.add(Band(name="committed", songs=[Song(), Song()]))
    session.commit()
    print([(band.id, band.name, len(band.songs)) for band in session.query(Band)])


def left_open():
    session = fresh()
    session.add(Band(name="left open"))
    session.flush()
    print([band.id for band in session.query(Band)])
    return session


def without_tables():
    session = fresh(tables=False)
    try:
        session.query(Band).all()
    except Exception as error:
        print(type(error).__name__, error.orig)


committed()
open_session = left_open()
without_tables()
committed()
open_session.close()
