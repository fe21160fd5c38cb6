"""`all_orm_descriptors` of a mapper has hybrids, synonyms and proxies beside the mapped attributes; `iterate_properties` has
those only."""

from sqlalchemy import Column, ForeignKey, Integer, String, inspect
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import declarative_base, relationship, synonym

Base = declarative_base()


class Author(Base):
    __tablename__ = "author"
    id = Column(Integer, primary_key=True)
    first = Column(String(20))
    last = Column(String(20))
    books = relationship("Book", backref="author")
    titles = association_proxy("books", "title")
    surname = synonym("last")

    @hybrid_property
    def full(self):
        return self.first + " " + self.last

    def plain(self):
        pass


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    title = Column(String(20))
    author_id = Column(ForeignKey("author.id"))


mapper = inspect(Author)
print(mapper.all_orm_descriptors.keys(), "full" in mapper.all_orm_descriptors, "plain" in mapper.all_orm_descriptors)
print(mapper.all_orm_descriptors["books"] is Author.books, mapper.all_orm_descriptors.first is Author.first)
print(inspect(Book).all_orm_descriptors.keys(), len(inspect(Book).all_orm_descriptors))
print([prop.key for prop in inspect(Book).iterate_properties], Author.first.__doc__, Author.books.__doc__)
