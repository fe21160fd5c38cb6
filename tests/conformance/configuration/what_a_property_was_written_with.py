"""A relationship's property tells the arguments that it was written with, and those that a backref made up for the other
side."""

from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import attribute_keyed_dict, backref, configure_mappers, declarative_base, relationship

Base = declarative_base()


class Band(Base):
    __tablename__ = "band"
    id = Column(Integer, primary_key=True)
    songs = relationship(
        "Song",
        backref=backref("band", lazy="joined"),
        order_by="desc(Song.title)",
        doc="what they play",
        info={"shown": True},
        active_history=True,
    )
    by_title = relationship(
        lambda: Song, viewonly=True, order_by=lambda: Song.id, collection_class=attribute_keyed_dict("title")
    )
    as_set = relationship("Song", viewonly=True, collection_class=set, innerjoin=True, join_depth=2)


class Song(Base):
    __tablename__ = "song"
    id = Column(Integer, primary_key=True)
    title = Column(String(20))
    band_id = Column(ForeignKey("band.id"))
    writer_id = Column(ForeignKey("writer.id"))
    writer = relationship("Writer", backref="songs", cascade=("save-update", "merge"), sync_backref=True)


class Writer(Base):
    __tablename__ = "writer"
    id = Column(Integer, primary_key=True)


configure_mappers()
for attribute in (Band.songs, Band.by_title, Band.as_set, Song.writer, Song.band, Writer.songs):
    prop = attribute.property
    print(prop, type(prop).__name__, prop.back_populates, prop.backref)
    print(prop.doc, prop.info, prop.active_history, prop.innerjoin, prop.join_depth, prop.sync_backref, prop.cascade)
    print(prop.order_by and [str(term) for term in prop.order_by], prop.collection_class is set)
print(Band.songs.property.argument, Band.as_set.property.argument, Song.band.property.argument)
Band.as_set.property.info["seen"] = 1
print(Band.as_set.property.info)
