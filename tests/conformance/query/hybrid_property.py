"""A hybrid is Python on an object and SQL on its class: selected under its name, filtered and ordered by, set through
its setter, and with an expression of its own."""

from sqlalchemy import ForeignKey, create_engine, func, select
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Trip(Base):
    __tablename__ = "trip"

    id: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    finish: Mapped[int]
    town: Mapped[str]
    stops: Mapped[list["Stop"]] = relationship(back_populates="trip")

    @hybrid_property
    def length(self):
        return self.finish - self.start

    @length.setter
    def length(self, value):
        self.finish = self.start + value

    @hybrid_property
    def place(self):
        return self.town

    @hybrid_property
    def title(self):
        return "To " + self.town

    @hybrid_property
    def stop_count(self):
        return len(self.stops)

    @stop_count.inplace.expression
    @classmethod
    def _stop_count(cls):
        return select(func.count(Stop.id)).where(Stop.trip_id == cls.id).scalar_subquery()

    @hybrid_method
    def covers(self, kilometre):
        return (self.start <= kilometre) & (kilometre < self.finish)


class Stop(Base):
    __tablename__ = "stop"

    id: Mapped[int] = mapped_column(primary_key=True)
    trip_id: Mapped[int] = mapped_column(ForeignKey("trip.id"))
    trip: Mapped["Trip"] = relationship(back_populates="stops")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    far = Trip(start=1, finish=10, town="Bergen")
    near = Trip(start=5, length=2, town="Voss", stops=[Stop()])
    session.add_all([far, near])
    session.commit()
    print(far.length, near.length, far.title, near.stop_count, far.covers(3))
    far.length = 20
    print(far.finish)
    session.commit()
    print(Trip.length, Trip.place)
    print(select(Trip.length, Trip.place))
    rows = session.execute(select(Trip.length, Trip.title, Trip.place)).all()
    print(rows, rows[0]._fields)
    print(session.scalars(select(Trip).where(Trip.length > 3)).one() is far)
    print(session.scalars(select(Trip).filter_by(title="To Voss", place="Voss")).one() is near)
    print(session.execute(select(Trip.id, Trip.stop_count)).all())
    print(session.query(Trip).order_by(Trip.length).first() is near)
    print(session.scalars(select(Trip).where(Trip.covers(6))).all() == [far, near])
    other = aliased(Trip)
    print(select(other.id).where(other.length > 1))
    try:
        far.title = "Home"
    except AttributeError as error:
        print(error)
