"""Loading a many-to-many list: one SELECT from the related table and the association table,
in the order that the relationship asks for."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

album_track = Table(
    "album_track",
    Base.metadata,
    Column("album_id", ForeignKey("album.id"), primary_key=True),
    Column("track_id", ForeignKey("track.id"), primary_key=True),
    Column("position", Integer),
)


class Album(Base):
    __tablename__ = "album"
    id = Column(Integer, primary_key=True)
    by_name = relationship("Track", secondary=album_track, order_by="Track.name")
    by_position = relationship(
        "Track", secondary=album_track, order_by=album_track.c.position.desc(), overlaps="by_name"
    )


class Track(Base):
    __tablename__ = "track"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    albums = relationship("Album", secondary=album_track, overlaps="by_name,by_position")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    album = Album(id=1)
    session.add(album)
    for number, name in enumerate("cab"):
        session.add(Track(id=number, name=name, albums=[album]))
        session.flush()
    session.commit()
    print([track.name for track in album.by_name])
    print(len(album.by_position))
    print([album.id for album in session.get(Track, 1).albums])
