from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import declarative_base, relationship
from sqlalchemy.orm.collections import collection

Base = declarative_base()


class Pile:
    def __init__(self):
        self.things = []

    @collection.appender
    def put(self, thing):
        self.things.append(thing)

    @collection.remover
    def take(self, thing):
        self.things.remove(thing)

    @collection.iterator
    def __iter__(self):
        return iter(self.things)


class Shelf(Base):
    __tablename__ = "shelf"
    id = Column(Integer, primary_key=True)
    books = relationship("Book", collection_class=Pile)
    titles = association_proxy("books", "title")


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    title = Column(String(20))
    shelf_id = Column(Integer, ForeignKey("shelf.id"))


shelf = Shelf()
print(shelf.titles)  # refused: an association proxy over what is like no list, set or dict
