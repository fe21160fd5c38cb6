"""`bulk_insert_mappings`, `bulk_save_objects` and `bulk_update_mappings` write rows without flushing what is pending and
without taking the objects in. A failure leaves the session as a failed flush does."""

from typing import Optional

from sqlalchemy import create_engine, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Seed(Base):
    __tablename__ = "seed"
    id: Mapped[int] = mapped_column(primary_key=True)
    plant: Mapped[str]
    grams: Mapped[int] = mapped_column(default=5)
    note: Mapped[Optional[str]]


class Pot(Base):
    __tablename__ = "pot"
    id: Mapped[int] = mapped_column(primary_key=True)


def show():
    print(session.execute(select(Seed.id, Seed.plant, Seed.grams, Seed.note).order_by(Seed.id)).all())


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add(Seed(plant="pending"))
session.bulk_insert_mappings(Seed, [{"plant": "bean"}, {"plant": "pea", "grams": 2}, {"plant": "beet", "note": None}])
print(len(session.new))
seeds = [Seed(plant="leek"), Seed(plant="kale", note="early"), Pot(id=3)]
session.bulk_save_objects(seeds)
print(seeds[0].id, seeds[0] in session, inspect(seeds[0]).transient)
session.commit()
show()
session.bulk_update_mappings(Seed, [{"id": 1, "plant": "broad bean"}, {"id": 2, "grams": 3}])
first, second, third = session.scalars(select(Seed).order_by(Seed.id).limit(3))
first.note = "changed"
second.grams = 4
session.bulk_save_objects([first, second, third])
print(len(session.dirty))
session.commit()
show()
try:
    session.bulk_insert_mappings(Seed, [{"id": 1, "plant": "again"}])
except Exception as error:
    print(type(error).__name__, error.orig)
try:
    show()
except Exception as error:
    print(type(error).__name__)
session.rollback()
print(session.query(Seed).count())
