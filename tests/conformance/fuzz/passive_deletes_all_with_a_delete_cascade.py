"""passive_deletes="all" leaves the rows alone, which no delete cascade can do: an ArgumentError when the
mappers are configured."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Member(Base):
    __tablename__ = "member"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    book_id = Column(Integer, ForeignKey("book.id"))


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    members = relationship("Member", cascade="all", passive_deletes="all")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

member1 = Member(name="member1")
