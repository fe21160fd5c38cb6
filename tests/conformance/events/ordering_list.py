"""`ordering_list` keeps the position of each member in an attribute of it, through every change of the list but those of
`sort` and of appending what has a position."""

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Playlist(Base):
    __tablename__ = "playlist"
    id: Mapped[int] = mapped_column(primary_key=True)
    tracks: Mapped[list["Track"]] = relationship(
        order_by="Track.position", collection_class=ordering_list("position"), cascade="all, delete-orphan"
    )


class Track(Base):
    __tablename__ = "track"
    id: Mapped[int] = mapped_column(primary_key=True)
    playlist_id: Mapped[int | None] = mapped_column(ForeignKey("playlist.id"))
    position: Mapped[int | None]
    title: Mapped[str]

    def __repr__(self):
        return f"{self.position}:{self.title}"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    playlist = Playlist(tracks=[Track(title="a"), Track(title="b")])
    playlist.tracks.insert(0, Track(title="c"))
    playlist.tracks.append(Track(title="d", position=9))
    print(playlist.tracks, type(playlist.tracks).__name__)
    playlist.tracks.reorder()
    session.add(playlist)
    session.commit()
    gone = playlist.tracks.pop(1)
    print(playlist.tracks, gone)
    playlist.tracks.remove(playlist.tracks[0])
    session.commit()
    print(playlist.tracks, session.query(Track).count())
    playlist.tracks[0], playlist.tracks[1] = playlist.tracks[1], playlist.tracks[0]
    print(playlist.tracks)
    session.commit()
    print(playlist.tracks)
    playlist.tracks.sort(key=lambda track: track.title)
    print(playlist.tracks)
    del playlist.tracks[0]
    session.commit()
    print(playlist.tracks)
