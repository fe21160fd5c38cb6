"""A set's operator on a list of members.

The error names the instrumented class.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Genre(Base):
    __tablename__ = "genre"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    parent_id = Column(Integer, ForeignKey("genre.id"))
    children = relationship("Genre")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

genre1 = Genre(name="genre1")
genre1.children -= {genre1}
