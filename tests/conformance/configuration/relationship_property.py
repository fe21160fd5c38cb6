"""What a relationship's property tells once the mappers are configured:
direction, related class, secondary table, joins and the other side."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table
from sqlalchemy.orm import MANYTOMANY, RelationshipDirection, declarative_base, relationship

Base = declarative_base()

album_genre = Table(
    "album_genre", Base.metadata, Column("album_id", ForeignKey("album.id")), Column("genre_id", ForeignKey("genre.id"))
)


class Album(Base):
    __tablename__ = "album"
    id = Column(Integer, primary_key=True)
    title = Column(String(20))
    genres = relationship("Genre", secondary=album_genre, back_populates="albums")
    tracks = relationship("Track", back_populates="album", cascade="all, delete-orphan")


class Genre(Base):
    __tablename__ = "genre"
    id = Column(Integer, primary_key=True)
    albums = relationship("Album", secondary=album_genre, back_populates="genres")


class Track(Base):
    __tablename__ = "track"
    id = Column(Integer, primary_key=True)
    album_id = Column(ForeignKey("album.id"))
    album = relationship("Album", back_populates="tracks")


for attribute in (Album.genres, Album.tracks, Track.album):
    prop = attribute.property
    print(prop, prop.key, prop.direction, prop.direction.name, prop.uselist, prop.mapper.class_.__name__)
    print(prop.secondary, prop.target, prop.back_populates, prop.cascade, prop.viewonly, prop.parent)
    print(prop.primaryjoin, "/", prop.secondaryjoin, "/", [[str(c) for c in pair] for pair in prop.local_remote_pairs])
    print([str(reverse) for reverse in prop._reverse_property])
prop = Album.genres.property
print(repr(prop.direction), prop.direction is MANYTOMANY, prop.direction == RelationshipDirection.MANYTOONE)
print("delete" in Album.tracks.property.cascade, Album.tracks.property.cascade.delete_orphan)
print(Album.title.property.columns, Album.title.property.key)
