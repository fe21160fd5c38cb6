"""@registry.mapped
on classes with Column and constructors of their own."""
from sqlalchemy import ForeignKey, Column, Integer, String, create_engine
from sqlalchemy.orm import registry, relationship, Session
reg = registry()
@reg.mapped
class Author:
    __tablename__ = "author"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    books = relationship("Book", backref="author", cascade="all, delete-orphan")
    def __repr__(self): return f"Author({self.name!r})"
@reg.mapped
class Book:
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    author_id = Column(ForeignKey("author.id"))
    def __init__(self, title=None): self.title = title
e = create_engine("sqlite://"); reg.metadata.create_all(e)
with Session(e) as s:
    a = Author(name="x"); a.books.append(Book("t")); s.add(a); s.commit()
    print(a, a.books[0].author, isinstance(a, Author), Author.__bases__)
    try: Author(nope=1)
    except TypeError as x: print(x)
    s.delete(a); s.commit()
