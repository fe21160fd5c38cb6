from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Shelf(Base):
    __tablename__ = "shelf"
    id = Column(Integer, primary_key=True)
    books = relationship("Book", back_populates="shelf")


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    shelf_id = Column(Integer, ForeignKey("shelf.id"))
    shelf = relationship("Shelf", back_populates="books")

    def __repr__(self):
        return self.title


top, bottom = Shelf(), Shelf()
top.books.append(Book(title="Emma"))
top.books.append(Book(title="Dracula"))
emma = top.books[0]
print(top.books, bottom.books)

bottom.books.append(emma)
print(top.books, bottom.books)
print(emma.shelf is bottom)
