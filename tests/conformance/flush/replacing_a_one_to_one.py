"""The new row comes before the old one goes, so a UNIQUE foreign key refuses the replacement."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    passport: Mapped[Optional["Passport"]] = relationship(
        back_populates="person", cascade="all, delete-orphan"
    )


class Passport(Base):
    __tablename__ = "passport"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    person: Mapped["Person"] = relationship(back_populates="passport")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    person = Person(passport=Passport())
    session.add(person)
    session.commit()
    person.passport = Passport()
    try:
        session.commit()
    except Exception as error:
        print(type(error).__name__, error)
    session.rollback()
    person.passport = None
    session.flush()
    person.passport = Passport()
    session.commit()
    print(person.passport.id)
