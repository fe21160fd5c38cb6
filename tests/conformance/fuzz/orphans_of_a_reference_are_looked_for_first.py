"""A reference with delete-orphan is loaded before any foreign key is cleared, so that a cleared key without a
change sends no UPDATE."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Label(Base):
    __tablename__ = "label"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    label_id = Column(Integer, ForeignKey("label.id"))
    chapter_id = Column(Integer, ForeignKey("chapter.id"))
    label = relationship("Label", cascade="all, delete-orphan", single_parent=True)
    chapter = relationship("Chapter")


class Chapter(Base):
    __tablename__ = "chapter"
    id = Column(Integer, primary_key=True)
    name = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

book1 = Book(name="book1")
label1 = Label(name="label1")
label2 = Label(name="label2")
book2 = Book(name="book2")
session.add_all([book1, label1, label2, book2])
session.commit()
book2.chapter = None
session.commit()
