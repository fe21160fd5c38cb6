"""The UPDATE of post_update takes the connection though it has nothing to write: the SAVEPOINT is sent before the
error of a circle."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Chapter(Base):
    __tablename__ = "chapter"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    parent_id = Column(Integer, ForeignKey("chapter.id"))
    children = relationship("Chapter")
    parent = relationship("Chapter", post_update=True, remote_side="Chapter.id")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

chapter = Chapter(name="loop")
chapter.children = [chapter]
session.begin_nested()
session.add(chapter)
chapter.parent = chapter
try:
    session.commit()
except Exception as error:
    print(type(error).__name__)
