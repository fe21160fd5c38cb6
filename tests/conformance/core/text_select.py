"""A text is selected in a session, with parameters and every way to read the rows."""

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

with Session(engine) as session:
    session.add_all([Boat(name="Ada", length=7.5), Boat(name="Bea", length=9.0, sold=True)])
    session.commit()
    result = session.execute(text("SELECT id, name, sold FROM boat WHERE length > :least"), {"least": 6})
    for row in result:
        print(row.id, row.name, row.sold, row)
    print(session.execute(text("SELECT count(*) FROM boat")).scalar())
    print(session.execute(text("SELECT * FROM boat ORDER BY name DESC")).all())
    print(session.execute(text("SELECT * FROM boat")).mappings().all())
    print(list(session.execute(text("SELECT count(*), max(boat.length) AS m FROM boat")).keys()))
    print(session.scalars(text("SELECT name FROM boat")).all())
    print(session.scalar(text("SELECT name FROM boat WHERE id = :id"), {"id": 2}))
