"""Names imported from the modules that gather what others define: sqlalchemy.schema, sqlalchemy.sql and others."""

from sqlalchemy import Integer, String, create_engine
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.orm import declarative_base, relationship
from sqlalchemy.orm.session import Session, sessionmaker
from sqlalchemy.schema import Column, ForeignKey
from sqlalchemy.sql import func, select, text
from sqlalchemy.sql.expression import and_, desc

Base = declarative_base()


class Band(Base):
    __tablename__ = "band"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    songs = relationship("Song", back_populates="band")
    titles: AssociationProxy[list[str]] = association_proxy("songs", "title", creator=lambda title: Song(title=title))


class Song(Base):
    __tablename__ = "song"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    band_id = Column(Integer, ForeignKey("band.id"))
    band = relationship("Band", back_populates="songs")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = sessionmaker(engine)()
print(isinstance(session, Session))
session.add(Band(name="Duo", titles=["One", "Two"]))
session.commit()
print(session.execute(select(func.count()).select_from(Song)).scalar(), session.scalar(text("SELECT 7")))
print([song.title for song in session.query(Song).order_by(desc(Song.title)).filter(and_(Song.id > 0))])
