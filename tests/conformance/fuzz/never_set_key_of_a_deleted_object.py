"""A flush that deletes an object learns nothing of a reference whose foreign key was never set:
once detached, it cannot be loaded."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Paper(Base):
    __tablename__ = "paper"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    reviewer_id = Column(Integer, ForeignKey("reviewer.id"))
    reviewer = relationship("Reviewer")


class Desk(Base):
    __tablename__ = "desk"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Reviewer(Base):
    __tablename__ = "reviewer"
    id = Column(Integer, primary_key=True)
    name = Column(String)


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

paper1 = Paper(name="paper1")
desk2 = Desk(name="desk2")
session.add_all([paper1, desk2])
found3 = session.get(Reviewer, 1)
print(label(found3))
session.delete(paper1)
session.commit()
print("paper1.reviewer", label(paper1.reviewer))
