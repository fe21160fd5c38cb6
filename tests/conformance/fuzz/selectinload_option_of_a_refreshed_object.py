"""An object loaded with selectinload() loads the collection when it is refreshed; reading the collection is
what refreshes it."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship, selectinload

Base = declarative_base()

team_book_pairs = Table(
    "team_book_pairs",
    Base.metadata,
    Column("team_id", ForeignKey("team.id"), primary_key=True),
    Column("book_id", ForeignKey("book.id"), primary_key=True),
)


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    teams = relationship("Team", secondary=team_book_pairs)


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

book1 = Book(name="book1")
book2 = Book(name="book2")
book3 = Book(name="book3")
session.add_all([book1, book2, book3])
rows = session.execute(select(Book).options(selectinload(Book.teams)).execution_options(populate_existing=True)).scalars().all()
print([label(item) for item in rows])
print([[label(item) for item in item.teams] for item in rows])
session.commit()
print("book1.teams", [label(item) for item in book1.teams])
