"""engine.begin() commits at its end and rolls back for an exception."""

from sqlalchemy import create_engine, text, String, select, insert
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session


class Base(DeclarativeBase):
    pass


class Boat(Base):
    __tablename__ = "boat"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(30))
    length: Mapped[float]
    sold: Mapped[bool] = mapped_column(default=False)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with engine.begin() as conn:
    conn.execute(insert(Boat), [{"name": "Fay", "length": 1.0}, {"name": "Gil", "length": 2.0}])
with engine.connect() as conn:
    print(conn.execute(select(Boat.name, Boat.length)).all())
    print(conn.scalars(select(Boat.name)).all())
try:
    with engine.begin() as conn:
        conn.execute(text("DELETE FROM boat"))
        raise ValueError("no")
except ValueError as error:
    print(error)
with engine.connect() as conn:
    print(conn.execute(text("SELECT name FROM boat")).all())
