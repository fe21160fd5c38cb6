"""raiseload() holds for objects that the session knew before the query, where the relationship is not
loaded."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Session, raiseload, relationship


class Base(DeclarativeBase):
    pass


class Label(Base):
    __tablename__ = "label"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    chapters = relationship("Chapter")


class Chapter(Base):
    __tablename__ = "chapter"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    label_id = Column(Integer, ForeignKey("label.id"))


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

label1 = Label(name="label1")
label2 = Label(name="label2")
session.add_all([label1, label2])
rows1 = session.scalars(select(Label).where(Label.id.in_([1, 2])).options(raiseload(Label.chapters)).order_by(Label.id).offset(1)).unique().all()
print([label(item) for item in rows1])
rows2 = session.scalars(select(Label).where(~Label.chapters.any()).order_by(Label.name, Label.id)).all()
print([label(item) for item in rows2])
print([[label(item) for item in item.chapters] for item in rows2])
