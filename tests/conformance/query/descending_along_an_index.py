"""Descending by the first column of a composite key: the index is read from its end, so that what is equal comes in
descending order of the rest."""

from sqlalchemy import Column, Integer, String, create_engine, select
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Verse(Base):
    __tablename__ = "verse"
    chapter = Column(Integer, primary_key=True)
    number = Column(Integer, primary_key=True)
    text = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Verse(chapter=chapter, number=number) for chapter, number in [(2, 3), (1, 2), (2, 1), (1, 5), (2, 2)]])
    session.commit()
    for order in (Verse.chapter, Verse.chapter.desc(), Verse.number.desc()):
        verses = session.scalars(select(Verse).order_by(order)).all()
        print([(verse.chapter, verse.number) for verse in verses])
