from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "authors"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    books: Mapped[List["Book"]] = relationship(back_populates="author")


class Book(Base):
    __tablename__ = "books"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[Optional[int]] = mapped_column(ForeignKey("authors.id"))
    author: Mapped[Optional["Author"]] = relationship(back_populates="books")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add(Author(name="Le Guin", books=[Book(title="The Dispossessed"), Book(title="Tehanu")]))
    session.add(Book(title="Beowulf"))
    session.commit()

with Session(engine) as session:
    author = session.scalars(select(Author)).one()
    print("books" in author.__dict__)
    print([book.title for book in author.books])
    print("books" in author.__dict__, "author" in author.books[0].__dict__)
    # The author is in the identity map already: no SELECT.
    print(author.books[0].author is author)

with Session(engine) as session:
    book = session.get(Book, 2)
    print(book.author.name)
    print(session.get(Book, 3).author)
