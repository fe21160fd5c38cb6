"""Merging an object that was given no members for a dynamic collection notes the collection as changed."""

from sqlalchemy import Column, ForeignKey, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Forum(Base):
    __tablename__ = "forum"
    id = Column(Integer, primary_key=True)
    threads = relationship("Thread", lazy="dynamic")


class Thread(Base):
    __tablename__ = "thread"
    id = Column(Integer, primary_key=True)
    forum_id = Column(Integer, ForeignKey("forum.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

given, without = session.merge(Forum(id=1, threads=[])), session.merge(Forum(id=2))
print("threads" in given.__dict__, "threads" in without.__dict__)
session.commit()
print(given.threads.all(), without.threads.count())
