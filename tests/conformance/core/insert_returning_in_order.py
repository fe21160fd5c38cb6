"""returning(sort_by_parameter_order=True) gives the rows in the order of the parameters: the
database numbers them one statement at a time."""

from sqlalchemy import create_engine, insert
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Guest(Base):
    __tablename__ = "guest"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    names = [{"name": "Ada"}, {"name": "Bo"}, {"name": "Cy"}]
    print(session.scalars(insert(Guest).returning(Guest.id, sort_by_parameter_order=True), names).all())
    guests = session.scalars(insert(Guest).returning(Guest, sort_by_parameter_order=True), names[:2])
    print([(guest.id, guest.name) for guest in guests])
    print(session.execute(insert(Guest).returning(Guest.id, Guest.name), names).all())
    table = Guest.__table__
    ordered = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    print(session.connection().execute(ordered, names).all())
    print(session.connection().execute(ordered, {"name": "Di"}).all())
