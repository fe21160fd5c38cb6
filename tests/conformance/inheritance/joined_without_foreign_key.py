"""A table that nothing links with the one it inherits from, or that several keys link."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)


try:

    class Guest(Person):
        __tablename__ = "guest"
        id: Mapped[int] = mapped_column(primary_key=True)
except Exception as error:
    print(type(error).__name__, error)
try:

    class Pupil(Person):
        __tablename__ = "pupil"
        id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
        tutor_id: Mapped[Optional[int]] = mapped_column(ForeignKey("person.id"))
except Exception as error:
    print(type(error).__name__, error)


class Trainee(Person):
    __tablename__ = "trainee"
    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    tutor_id: Mapped[Optional[int]] = mapped_column(ForeignKey("person.id"))
    __mapper_args__ = {"inherit_condition": id == Person.id}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Trainee(), Person(), Trainee(tutor_id=1)])
    session.commit()
    print([type(person).__name__ for person in session.scalars(select(Person))])
    print([(trainee.id, trainee.tutor_id) for trainee in session.scalars(select(Trainee))])
