"""An association proxy that skips the association object:
creator= makes the object in between."""

from typing import List

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    credits: Mapped[List["Credit"]] = relationship(back_populates="author", cascade="all, delete-orphan")
    papers = association_proxy("credits", "paper", creator=lambda paper: Credit(paper=paper))


class Credit(Base):
    __tablename__ = "credit"
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"), primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), primary_key=True)
    author: Mapped[Author] = relationship(back_populates="credits")
    paper: Mapped["Paper"] = relationship()
    paper_title = association_proxy("paper", "title")


class Paper(Base):
    __tablename__ = "paper"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]

    def __repr__(self):
        return self.title


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    author = Author()
    session.add(author)
    author.papers.append(Paper(title="On bees"))
    session.commit()
    print(author.papers, author.credits[0].paper_title)
    author.credits[0].paper_title = "On wasps"
    session.commit()
    print(author.papers[0].title, Credit().paper_title)
    author.papers.clear()
    session.commit()
    print(author.papers, session.query(Credit).count(), session.query(Paper).count())
