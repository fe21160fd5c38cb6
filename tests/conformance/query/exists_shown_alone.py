"""A condition on a relationship, printed by itself: with no query around it, it names the
table of the owner, too."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, select
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()

lent = Table("lent", Base.metadata, Column("book_id", ForeignKey("book.id")), Column("reader_id", ForeignKey("reader.id")))


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    pages = relationship("Page", backref="book")
    readers = relationship("Reader", secondary=lent)


class Page(Base):
    __tablename__ = "page"
    id = Column(Integer, primary_key=True)
    book_id = Column(ForeignKey("book.id"))


class Reader(Base):
    __tablename__ = "reader"
    id = Column(Integer, primary_key=True)
    name = Column(String)


print(Book.pages.any())
print(~Book.pages.any(Page.id > 3))
print(Page.book.has(id=7))
print(Book.readers.any(Reader.name == "Kim"))
print(Book.readers.contains(Reader(id=2)))
print(select(Book.id).where(Book.pages.any()))
