"""A name in values() that is no column is an error once the statement is compiled, not when it is written. A bulk
insert of a class takes of each mapping what the class has."""

from sqlalchemy import create_engine, insert, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Lamp(Base):
    __tablename__ = "lamp"
    id: Mapped[int] = mapped_column(primary_key=True)
    watts: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
statements = [
    update(Lamp).values(volts=12),
    update(Lamp.__table__).values({"volts": 12}),
    insert(Lamp).values(volts=12, watts=5),
    insert(Lamp).values([{"watts": 5}, {"volts": 12}]),
]
print("written")
for statement in statements[:3]:
    try:
        print(statement)
    except Exception as error:
        print(type(error).__name__, error)
session.add(Lamp(watts=40))
for statement in statements[:3]:
    try:
        session.execute(statement)
    except Exception as error:
        print(type(error).__name__, error)
session.execute(insert(Lamp), [{"watts": 60, "volts": 12}])
print(session.scalars(select(Lamp.watts)).all())
try:
    session.query(Lamp).update({"volts": 3})
except Exception as error:
    print(type(error).__name__, error)
try:
    session.execute(insert(Lamp.__table__), [{"volts": 3}])
except Exception as error:
    print(type(error).__name__, error)
