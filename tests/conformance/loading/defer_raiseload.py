"""defer(raiseload=True): reading the column raises.

The others are there.
"""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, defer, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    novels: Mapped[List["Novel"]] = relationship(back_populates="author")


class Novel(Base):
    __tablename__ = "novel"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[Optional[int]] = mapped_column(ForeignKey("author.id"))
    author: Mapped[Optional["Author"]] = relationship(back_populates="novels")
    reviews: Mapped[List["Review"]] = relationship(back_populates="novel")


class Review(Base):
    __tablename__ = "review"
    id: Mapped[int] = mapped_column(primary_key=True)
    stars: Mapped[int]
    novel_id: Mapped[int] = mapped_column(ForeignKey("novel.id"))
    novel: Mapped["Novel"] = relationship(back_populates="reviews")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    ada = Author(name="Ada", novels=[Novel(title="Dawn"), Novel(title="Dusk")])
    session.add_all([ada, Author(name="Ben", novels=[Novel(title="Noon")]), Author(name="Cy")])
    session.add(Novel(title="Anonymous"))
    session.flush()
    session.add_all([Review(stars=5, novel_id=1), Review(stars=2, novel_id=1), Review(stars=4, novel_id=3)])
    session.commit()

with Session(engine) as session:
    author = session.scalars(select(Author).options(defer(Author.name, raiseload=True)).order_by(Author.id)).first()
    print(author.id)
    try:
        author.name
    except Exception as error:
        print(type(error).__name__, error)
