from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Pile(list):
    pass


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
print(shelf.titles)  # refused: an association proxy over a collection of a class of one's own
