"""`inspect(object).committed_state`: what changed attributes held when they were loaded or flushed, a copy of the list for
a collection; and a column with `active_history` that asks for that when it was not loaded."""

from sqlalchemy import ForeignKey, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Album(Base):
    __tablename__ = "album"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(active_history=True)
    year: Mapped[int]
    songs: Mapped[list["Song"]] = relationship()


class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    album_id: Mapped[int | None] = mapped_column(ForeignKey("album.id"))

    def __repr__(self):
        return f"Song({self.id})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    album = Album(title="one", year=1990, songs=[Song()])
    print(inspect(album).committed_state)
    session.add(album)
    session.commit()
    print(inspect(album).committed_state)
    album.title = "two"
    album.songs.append(Song())
    print(inspect(album).committed_state, inspect(album).attrs.title.history)
    session.commit()
    album.year = 1991
    print(inspect(album).committed_state, inspect(album).attrs.year.history)
    album.title = "three"
    print(inspect(album).committed_state, inspect(album).attrs.title.history)
