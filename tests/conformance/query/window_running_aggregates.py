"""An aggregate with a window that is ordered runs up to the last peer of each row;
rank() leaves gaps where dense_rank() does not."""

from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Catch(Base):
    __tablename__ = "catch"
    id: Mapped[int] = mapped_column(primary_key=True)
    boat: Mapped[str]
    day: Mapped[int]
    kilos: Mapped[float]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all(
        [
            Catch(boat="Aurora", day=1, kilos=10.5),
            Catch(boat="Aurora", day=2, kilos=7.25),
            Catch(boat="Aurora", day=2, kilos=3.0),
            Catch(boat="Aurora", day=4, kilos=20.0),
            Catch(boat="Brise", day=1, kilos=5.0),
            Catch(boat="Brise", day=1, kilos=5.0),
        ]
    )
    session.commit()
    window = {"partition_by": Catch.boat, "order_by": Catch.day}
    for function in (
        func.sum(Catch.kilos),
        func.avg(Catch.kilos),
        func.min(Catch.kilos),
        func.max(Catch.kilos),
        func.count(),
        func.count(Catch.id),
        func.rank(),
        func.dense_rank(),
        func.last_value(Catch.id),
        func.lag(Catch.kilos, 1, 0.0),
        func.lead(Catch.id, 2),
    ):
        rows = session.execute(select(Catch.id, function.over(**window).label("value")).order_by(Catch.id))
        print([tuple(row) for row in rows])
    print(session.execute(select(Catch.id, func.sum(Catch.kilos).over())).all())
