"""An association proxy over a many-to-many list: values are read from the related objects,
and appending one makes the object that keeps it."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

photo_mark = Table(
    "photo_mark", Base.metadata, Column("photo_id", ForeignKey("photo.id")), Column("mark_id", ForeignKey("mark.id"))
)


class Photo(Base):
    __tablename__ = "photo"
    id = Column(Integer, primary_key=True)
    marks = relationship("Mark", secondary=photo_mark, backref="photos")
    words = association_proxy("marks", "word")


class Mark(Base):
    __tablename__ = "mark"
    id = Column(Integer, primary_key=True)
    word = Column(String)

    def __init__(self, word):
        self.word = word


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
photo = Photo()
photo.words.append("sea")
print(photo.words, photo.marks[0].word, len(photo.marks[0].photos))
session.add(photo)
session.commit()
photo.words.extend(["sun", "sky"])
print(photo.words, len(photo.words), "sun" in photo.words, photo.words[1], photo.words[-1], photo.words == ["sea", "sun", "sky"])
photo.words.remove("sun")
print(list(photo.words), [word.upper() for word in photo.words], photo.words.pop())
try:
    photo.words.remove("moon")
except ValueError as error:
    print(error)
photo.words[0] = "ocean"
print(photo.marks[0].word, photo.words + ["x"])
photo.words = ["hill"]
print(photo.words, [mark.word for mark in photo.marks])
photo.words += ["dale"]
del photo.words[0]
print(photo.words, photo.words.count("dale"), photo.words.index("dale"))
