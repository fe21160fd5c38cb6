"""lazy="raise_on_sql" does not keep a flush from loading what it has to know."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Chapter(Base):
    __tablename__ = "chapter"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    parent_id = Column(Integer, ForeignKey("chapter.id"))
    children = relationship("Chapter", lazy="raise_on_sql")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

chapter1 = Chapter(name="chapter1")
chapter2 = Chapter(name="chapter2")
chapter3 = Chapter(name="chapter3")
chapter4 = Chapter(name="chapter4")
session.add_all([chapter1, chapter2, chapter3, chapter4])
session.flush()
session.delete(chapter3)
rows = session.query(Chapter).order_by(Chapter.id).all()
print([label(item) for item in rows])
