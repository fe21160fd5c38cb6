"""A reference that is set to the object it refers to already changes nothing, also if that object has come back from
expiry without a deferred column."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import Session, declarative_base, defer, relationship

Base = declarative_base()


class Band(Base):
    __tablename__ = "band"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    songs = relationship("Song", back_populates="band")


class Song(Base):
    __tablename__ = "song"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    band_id = Column(Integer, ForeignKey("band.id"))
    band = relationship("Band", back_populates="songs")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
song = Song(name="Fog")
band = Band(name="Kin", songs=[song])
session.add(band)
session.commit()

session.scalars(select(Band).options(defer(Band.name))).all()
print(len(band.songs), song.name)
song.band = band
print(len(band.songs))
session.expire(song)
print(song.name)
band.name = "Kith"
song.band = band
print(len(band.songs))
session.commit()
band.name = "Kin"
print(song.name)
song.band = band
print(len(band.songs))
