"""A proxy of an attribute that the related class lacks: its objects may have it, but no query can ask for it."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Album(Base):
    __tablename__ = "album"
    id: Mapped[int] = mapped_column(primary_key=True)
    songs: Mapped[list["Song"]] = relationship()
    titles = association_proxy("songs", "titel")


class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    album_id: Mapped[int | None] = mapped_column(ForeignKey("album.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    for ask in (lambda: Album.titles == "x", lambda: Album.titles != "x", lambda: Album.titles.any()):
        try:
            session.scalars(select(Album).where(ask())).all()
        except AttributeError as error:
            print(error)
    album = Album(songs=[Song(title="One")])
    try:
        print(list(album.titles))
    except AttributeError as error:
        print(error)
