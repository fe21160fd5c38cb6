from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()
standing = Table(
    "standing",
    Base.metadata,
    Column("shelf_id", ForeignKey("shelf.id"), primary_key=True),
    Column("book_id", ForeignKey("book.id"), primary_key=True),
)


class Shelf(Base):
    __tablename__ = "shelf"
    id = Column(Integer, primary_key=True)
    books = relationship("Book", secondary=standing, lazy="write_only")


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)


Shelf().books.update()  # refused: WriteOnlyCollection.update along a secondary table
