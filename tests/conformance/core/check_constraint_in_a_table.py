"""CheckConstraint in a Table: names in quotes, and the failure of a Core statement."""

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, String, Table, create_engine, insert, select, text
from sqlalchemy.exc import IntegrityError

metadata = MetaData()
booking = Table(
    "booking",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String(10), CheckConstraint(text("kind IN ('day', 'week')"), name="kind_is_known")),
    CheckConstraint('"end" > start', name="ends_after_start"),
    CheckConstraint("start <> 13 OR kind = 'week'"),
)
engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as connection:
    for values in (
        {"start": 1, "end": 2, "kind": "day"},
        {"start": 2, "end": 1},
        {"start": 13, "end": 20},
        {"start": 13, "end": 20, "kind": "day"},
        {"start": 3, "end": 4, "kind": "year"},
    ):
        try:
            connection.execute(insert(booking).values(**values))
            print("stored", values)
        except IntegrityError as error:
            print(error.orig, "|", error.statement)
    print(connection.execute(select(booking)).all())
