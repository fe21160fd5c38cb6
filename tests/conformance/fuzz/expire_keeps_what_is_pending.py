"""expire() and refresh() of an owner leave its pending children in the session, though the cascade expires the
others; with delete-orphan they go."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Band(Base):
    __tablename__ = "band"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    songs = relationship("Song", cascade="all, delete")
    posters = relationship("Poster", cascade="all, delete-orphan")


class Song(Base):
    __tablename__ = "song"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    band_id = Column(Integer, ForeignKey("band.id"))


class Poster(Base):
    __tablename__ = "poster"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    band_id = Column(Integer, ForeignKey("band.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine, autoflush=False) as session:
    band = Band(name="Kin", songs=[Song(name="Fog")])
    session.add(band)
    session.commit()
    for forget in (session.expire, session.refresh):
        song, poster = Song(name="Rain"), Poster(name="Tour")
        band.songs.append(song)
        band.posters.append(poster)
        forget(band)
        print(song in session, poster in session, [known.name for known in band.songs])
    session.commit()
    print([(song.name, song.band_id) for song in session.query(Song).order_by(Song.id)])
