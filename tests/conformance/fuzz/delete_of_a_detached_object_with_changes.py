"""session.delete() of a detached object that was changed: the cascade's load flushes the change first."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class House(Base):
    __tablename__ = "house"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    author_id = Column(Integer, ForeignKey("author.id"))


class Author(Base):
    __tablename__ = "author"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    houses = relationship("House", cascade="save-update, merge, delete")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

house1 = House(name="house1")
author1 = Author(name="author1")
session.add_all([house1, author1])
session.commit()
author1.name = "author1 0"
session.expunge_all()
session.delete(author1)
