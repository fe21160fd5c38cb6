"""`init`, `load` and `refresh` of a class, of the classes below a base or a mixin that is not mapped, and of all
mappers: `init` may change the arguments, `refresh` tells what was loaded again."""

from typing import Optional

from sqlalchemy import create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Dated:
    written: Mapped[Optional[int]]
    changed: Mapped[Optional[int]]


class Note(Dated, Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    colour: Mapped[Optional[str]]


days = iter(range(1, 100))


@event.listens_for(Dated, "before_insert", propagate=True)
def write(mapper, connection, target):
    target.written = target.changed = next(days)


@event.listens_for(Dated, "before_update", propagate=True)
def change(mapper, connection, target):
    target.changed = next(days)


@event.listens_for(Base, "before_update")
def never(mapper, connection, target):
    print("not told without propagate")


@event.listens_for(Mapper, "after_insert")
def inserted(mapper, connection, target):
    print("inserted", mapper.class_.__name__, target.id)


@event.listens_for(Note, "init")
def init(target, args, kwargs):
    print("init", args, kwargs)
    kwargs.setdefault("colour", "yellow")


@event.listens_for(Base, "load", propagate=True)
def load(target, context):
    target.length = len(target.text)


@event.listens_for(Note, "refresh")
def refresh(target, context, attrs):
    print("refresh", type(attrs).__name__, sorted(attrs) if attrs else attrs)


class Later(Base):
    __tablename__ = "later"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
note = Note(text="buy bread")
session.add_all([note, Note(text="call", colour="red"), Later(text="x")])
session.commit()
print(note.colour, note.written, note.changed)
note.text = "buy milk"
session.commit()
print(note.text, note.written, note.changed)
session.refresh(note)
session.refresh(note, ["text"])
session.expire(note, ["colour"])
print(note.colour)
session.expunge_all()
print([(found.text, found.length) for found in session.scalars(select(Note).order_by(Note.id))])
print(session.scalars(select(Later)).one().length)
