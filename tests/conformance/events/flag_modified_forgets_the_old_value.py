"""`flag_modified` of an attribute that is changed already: what it was before is known no more, to its history nor to
the flush."""

from sqlalchemy import ForeignKey, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
from sqlalchemy.orm.attributes import flag_modified


class Base(DeclarativeBase):
    pass


class Playlist(Base):
    __tablename__ = "playlist"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    tracks: Mapped[list["Track"]] = relationship(back_populates="playlist")


class Track(Base):
    __tablename__ = "track"
    id: Mapped[int] = mapped_column(primary_key=True)
    playlist_id: Mapped[int | None] = mapped_column(ForeignKey("playlist.id"))
    playlist: Mapped[Playlist | None] = relationship(back_populates="tracks")

    def __repr__(self):
        return f"Track({self.id})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    playlist = Playlist(title="slow", tracks=[Track()])
    session.add(playlist)
    session.commit()
    print(playlist.title, playlist.tracks)
    playlist.title = "fast"
    print(inspect(playlist).attrs.title.history)
    flag_modified(playlist, "title")
    print(inspect(playlist).attrs.title.history)
    session.flush()
    print(inspect(playlist).attrs.title.history)
    flag_modified(playlist, "tracks")
    print(inspect(playlist).attrs.tracks.history)
    session.commit()
    print(inspect(playlist).attrs.tracks.history, playlist.tracks)
