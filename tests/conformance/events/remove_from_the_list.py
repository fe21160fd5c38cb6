from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Album(Base):
    __tablename__ = "album"
    id = Column(Integer, primary_key=True)
    songs = relationship("Song", back_populates="album")


class Song(Base):
    __tablename__ = "song"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    album_id = Column(Integer, ForeignKey("album.id"))
    album = relationship("Album", back_populates="songs")


album = Album(songs=[Song(title="one"), Song(title="two"), Song(title="three")])
second = album.songs[1]
album.songs.remove(second)
print([song.title for song in album.songs], second.album)

last = album.songs.pop()
print(last.title, last.album, len(album.songs))

try:
    album.songs.remove(second)
except ValueError as error:
    print("ValueError:", error)

album.songs.clear()
print(album.songs)
