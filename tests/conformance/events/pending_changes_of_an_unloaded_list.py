from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Author(Base):
    __tablename__ = "author"
    id = Column(Integer, primary_key=True)
    books = relationship("Book", back_populates="author", order_by="Book.id")


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    title = Column(String(50))
    author_id = Column(Integer, ForeignKey("author.id"))
    author = relationship("Author", back_populates="books")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

author = Author()
session.add_all([author, Book(title="first", author=author)])
session.commit()

# The list is not loaded: the new book waits beside it, and no SELECT is sent.
second = Book(title="second")
second.author = author
session.add(second)
print("books" in author.__dict__)
print([book.title for book in author.books])

session.commit()
first = session.get(Book, 1)
first.author = None
print([book.title for book in author.books])
session.commit()
