"""A member that was deleted and detached is warned of like any object that is not in the session."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass

singer_chapter_pairs = Table(
    "singer_chapter_pairs",
    Base.metadata,
    Column("singer_id", ForeignKey("singer.id"), primary_key=True),
    Column("verse_id", ForeignKey("verse.id"), primary_key=True),
)


class Singer(Base):
    __tablename__ = "singer"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    verses = relationship("Verse", secondary=singer_chapter_pairs)


class Verse(Base):
    __tablename__ = "verse"
    id = Column(Integer, primary_key=True)
    name = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

singer1 = Singer(name="singer1")
verse2 = Verse(name="verse2")
session.add_all([singer1, verse2])
session.flush()
session.delete(verse2)
session.commit()
verse5 = Verse(name="verse5")
singer7 = Singer(name="singer7", verses=[verse5, verse2])
try:
    session.add(singer7)
except Exception as error:
    print(8, type(error).__name__, str(error).split("\n")[0])
session.commit()
