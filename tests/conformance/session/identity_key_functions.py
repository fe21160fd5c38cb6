"""The identity key of an object, of a class and a primary key, as the session, the mapper and `identity_key` give it."""

from sqlalchemy import create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.orm.util import identity_key


class Base(DeclarativeBase):
    pass


class Seat(Base):
    __tablename__ = "seat"
    row: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
mapper = inspect(Seat)
with Session(engine) as session:
    seat = Seat(row="a", number=5)
    print(identity_key(instance=seat), mapper.primary_key_from_instance(Seat(number=2)))
    session.add(seat)
    session.commit()
    print(session.identity_key(Seat, ("b", 1)), session.identity_key(instance=seat))
    print(identity_key(Seat, ("a", 5)) in session.identity_map, identity_key(Seat, ("a", 6)) in session.identity_map)
    print(mapper.identity_key_from_instance(seat) == inspect(seat).identity_key)
    print(mapper.get_property_by_column(Seat.__table__.c.number).key)
