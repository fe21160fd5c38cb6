"""A class that elects no method to append by is no class of a collection, which configuring finds out; a plain dict lacks it
as well."""

from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship


class Heap:
    def put(self, item):
        pass


class Index(dict):
    pass


for collection_class in (Heap, Index):
    Base = declarative_base()

    class Yard(Base):
        __tablename__ = "yard"
        id = Column(Integer, primary_key=True)
        stones = relationship("Stone", collection_class=collection_class)

    class Stone(Base):
        __tablename__ = "stone"
        id = Column(Integer, primary_key=True)
        yard_id = Column(ForeignKey("yard.id"))

    for cls in (Yard, Stone):
        try:
            cls()
        except Exception as error:
            print(type(error).__name__, error)
