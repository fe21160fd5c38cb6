"""A row without a discriminator is of no class of the hierarchy."""

from typing import Optional

from sqlalchemy import create_engine, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Note(Base):
    __tablename__ = "note"

    id: Mapped[int] = mapped_column(primary_key=True)
    sort: Mapped[Optional[str]]

    __mapper_args__ = {"polymorphic_on": "sort", "polymorphic_identity": "note"}


class Reminder(Note):
    __mapper_args__ = {"polymorphic_identity": "reminder"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.execute(insert(Note.__table__), [{"id": 1, "sort": None}, {"id": 2, "sort": "reminder"}])
    session.commit()
    try:
        session.scalars(select(Note)).all()
    except Exception as error:
        print(type(error).__name__, error)
    print([note.id for note in session.scalars(select(Reminder))])

    note = Note()
    note.sort = None
    session.add(note)
    session.commit()
    print(note.id)
