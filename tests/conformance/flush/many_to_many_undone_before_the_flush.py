"""A pair removed and added again before the flush:
the object counts as modified, but no statement is sent."""

from sqlalchemy import Column, ForeignKey, Integer, Table, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

pen_ink = Table("pen_ink", Base.metadata, Column("pen_id", ForeignKey("pen.id")), Column("ink_id", ForeignKey("ink.id")))


class Pen(Base):
    __tablename__ = "pen"
    id = Column(Integer, primary_key=True)
    inks = relationship("Ink", secondary=pen_ink)

    def __repr__(self):
        return "pen"


class Ink(Base):
    __tablename__ = "ink"
    id = Column(Integer, primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
pen = Pen(inks=[Ink()])
session.add(pen)
session.commit()
ink = pen.inks[0]
pen.inks.remove(ink)
pen.inks.append(ink)
print(session.dirty, session.is_modified(pen))
session.commit()
pen.inks = list(pen.inks)
print(session.dirty, session.is_modified(pen))
session.commit()
