"""Assigning a new list to a many-to-many attribute:
only the difference is told to the other side."""

from typing import List

from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


playlist_song = Table(
    "playlist_song",
    Base.metadata,
    Column("playlist_id", ForeignKey("playlist.id"), primary_key=True),
    Column("song_id", ForeignKey("song.id"), primary_key=True),
)


class Playlist(Base):
    __tablename__ = "playlist"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    songs: Mapped[List["Song"]] = relationship(secondary=playlist_song, back_populates="playlists")

    def __repr__(self):
        return self.name


class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    playlists: Mapped[List[Playlist]] = relationship(secondary=playlist_song, back_populates="songs")

    def __repr__(self):
        return self.title


x, y, z = Song(title="x"), Song(title="y"), Song(title="z")
calm, loud = Playlist(name="calm", songs=[x, y]), Playlist(name="loud")
old = calm.songs
calm.songs = [y, z]
print(calm.songs, x.playlists, y.playlists, z.playlists)
old.append(x)
print(old, x.playlists)
loud.songs = calm.songs
print(loud.songs is calm.songs, y.playlists)
del calm.songs
print(calm.songs, y.playlists, z.playlists)
