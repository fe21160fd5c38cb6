"""A connection inserts, updates and deletes by text, commits and rolls back."""

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

with engine.connect() as conn:
    conn.execute(text("INSERT INTO boat (name, length, sold) VALUES (:n, :l, :s)"), {"n": "Cleo", "l": 3.5, "s": False})
    conn.execute(text("INSERT INTO boat (name, length, sold) VALUES (:n, :l, :s)"), [{"n": "Dot", "l": 4, "s": 1}, {"n": "Eve", "l": 5, "s": 0}])
    conn.commit()
    r = conn.execute(text("UPDATE boat SET length = length + :by WHERE name <> :n"), {"by": 1, "n": "Dot"})
    print(r.rowcount)
    conn.rollback()
    print(conn.execute(text("SELECT name, length FROM boat")).fetchall())
    r = conn.execute(text("DELETE FROM boat WHERE id = 1"))
    print(r.rowcount)

with engine.connect() as conn:
    print(conn.scalar(text("SELECT count(*) FROM boat")))
