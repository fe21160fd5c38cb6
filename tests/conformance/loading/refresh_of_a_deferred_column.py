"""refresh() loads what a query with the same options would: a deferred column goes back to
being deferred, unless the object was loaded with undefer()."""

from sqlalchemy import Integer, String, Text, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, load_only, mapped_column, undefer


class Base(DeclarativeBase):
    pass


class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String)
    lyrics: Mapped[str] = mapped_column(Text, deferred=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Song(title="t", lyrics="la"))
    session.commit()
for options in ([], [undefer(Song.lyrics)], [load_only(Song.lyrics)]):
    with Session(engine) as session:
        song = session.scalars(select(Song).options(*options)).one()
        print(song.lyrics)
        session.refresh(song)
        print("lyrics" in song.__dict__, "title" in song.__dict__)
        session.refresh(song, ["lyrics"])
        print("lyrics" in song.__dict__)
