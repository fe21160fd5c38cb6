"""A primary key changes that a many-to-one without a back reference refers to: with `passive_updates=False` those who
refer to it are looked for in the session and written, loaded or not."""

from sqlalchemy import ForeignKey, create_engine, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class City(Base):
    __tablename__ = "city"
    code: Mapped[str] = mapped_column(primary_key=True)


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    city_code: Mapped[str | None] = mapped_column(ForeignKey("city.code"))
    city: Mapped[City | None] = relationship(passive_updates=False)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    paris = City(code="par")
    session.add_all([Person(city=paris), Person(city=paris), Person()])
    session.commit()
    first = session.get(Person, 1)
    paris.code = "lon"
    session.flush()
    print(first.city_code, first.city is paris, inspect(paris).identity)
    print(session.scalars(select(Person.city_code).order_by(Person.id)).all())
    session.rollback()
    people = session.scalars(select(Person).order_by(Person.id)).all()
    paris.code = "rom"
    session.commit()
    print([person.city_code for person in people], people[1].city is paris)
