from typing import List, Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Playlist(Base):
    __tablename__ = "playlist"
    id: Mapped[int] = mapped_column(primary_key=True)
    tracks: Mapped[List["Track"]] = relationship(back_populates="playlist")


class Track(Base):
    __tablename__ = "track"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    playlist_id: Mapped[Optional[int]] = mapped_column(ForeignKey("playlist.id"))
    playlist: Mapped[Optional["Playlist"]] = relationship(back_populates="tracks")


a, b, c = Track(name="a"), Track(name="b"), Track(name="c")
evening = Playlist(tracks=[a, b])
old = evening.tracks

evening.tracks = [b, c]
print([track.name for track in evening.tracks])
print(a.playlist, b.playlist is evening, c.playlist is evening)

# The list that was replaced is no longer connected to anything.
old.append(a)
print(a.playlist, [track.name for track in old], [track.name for track in evening.tracks])
