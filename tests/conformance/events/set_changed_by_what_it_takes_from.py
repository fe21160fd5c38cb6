"""A set that takes over the members of another one, whose back reference takes them out of that one meanwhile: Python's
error about the iteration."""

from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Herd(Base):
    __tablename__ = "herd"
    id = Column(Integer, primary_key=True)
    cows = relationship("Cow", collection_class=set, back_populates="herd")


class Cow(Base):
    __tablename__ = "cow"
    id = Column(Integer, primary_key=True)
    herd_id = Column(ForeignKey("herd.id"))
    herd = relationship("Herd", back_populates="cows")


here, there = Herd(cows={Cow()}), Herd(cows={Cow(), Cow()})
for change in (lambda: here.cows.update(there.cows), lambda: here.cows.difference_update(here.cows)):
    try:
        change()
    except RuntimeError as error:
        print(error, len(here.cows), len(there.cows))
here.cows.update(list(there.cows))
print(len(here.cows), len(there.cows), {cow.herd is here for cow in here.cows})
