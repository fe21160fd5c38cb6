"""column_property(): an SQL expression that is loaded with the columns, and is computed anew after a flush."""

from sqlalchemy import String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, column_property, mapped_column


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[str] = mapped_column(String(50))
    last: Mapped[str] = mapped_column(String(50))
    full: Mapped[str] = column_property(first + " " + last)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    ann = Person(first="Ann", last="Lee")
    print(ann.full)
    session.add_all([ann, Person(first="Bo", last="Ray")])
    session.commit()
    print(ann.full, ann.last)
    ann.first = "Anna"
    print(ann.full)
    session.flush()
    print(ann.full)
    print(session.scalars(select(Person.id).where(Person.full == "Anna Lee")).all())
    print([person.full for person in session.scalars(select(Person).order_by(Person.full.desc()))])
    other = aliased(Person)
    print(session.execute(select(other.full).where(other.full.like("B%"))).all())
    print(session.query(Person.full).order_by(Person.full).first())
