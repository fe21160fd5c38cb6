"""Queries named by WITH in a text(): one of the other, under other column names, joined to itself, in a subquery."""

from sqlalchemy import create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Ferry(Base):
    __tablename__ = "ferry"
    id: Mapped[int] = mapped_column(primary_key=True)
    harbour: Mapped[str | None]
    cars: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
for number, (harbour, cars) in enumerate([("Bergen", 40), ("Moss", 12), (None, 7), ("Bergen", 5)], 1):
    session.add(Ferry(id=number, harbour=harbour, cars=cars))
session.flush()


def ask(statement, **values):
    result = session.execute(text(statement), values)
    print(list(result.keys()), [tuple(row) for row in result])


ask("WITH large AS (SELECT id, cars FROM ferry WHERE cars > :least) SELECT * FROM large ORDER BY id", least=6)
ask(
    "WITH per_harbour AS (SELECT harbour AS h, sum(cars) AS total FROM ferry GROUP BY harbour), "
    "known AS (SELECT h, total FROM per_harbour WHERE h IS NOT NULL) SELECT h, total + 1 FROM known ORDER BY total"
)
ask("WITH f(number, place) AS (SELECT id, harbour FROM ferry) SELECT place, number FROM f ORDER BY number DESC")
ask("WITH f AS (SELECT id FROM ferry) SELECT a.id, b.id FROM f AS a JOIN f AS b ON a.id = b.id + 1 ORDER BY a.id")
ask("WITH f AS (SELECT max(cars) AS most FROM ferry) SELECT id FROM ferry WHERE cars IN (SELECT most FROM f)")
try:
    ask("WITH ferry AS (SELECT id FROM ferry) SELECT id FROM ferry")
except Exception as error:
    print(type(error).__name__, error.orig)
