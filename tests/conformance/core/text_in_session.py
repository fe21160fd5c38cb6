"""A text in a session flushes before, and objects do not learn of what it changed."""

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
    session.add(Boat(name="Hal", length=4))
    print(session.execute(text("SELECT 1")).scalar())
    session.flush()
    session.execute(text("UPDATE boat SET name = 'Ivy' WHERE id = 1"))
    boat = session.get(Boat, 1)
    print(boat.name)
    session.refresh(boat)
    print(boat.name)
    session.rollback()
    print(session.execute(text("SELECT b.name, count(*) FROM boat AS b GROUP BY b.name")).all())
    stmt = text("SELECT :x + 1 AS y, 'a' || :z").bindparams(x=2, z="q")
    print(session.execute(stmt).one())
    print(str(stmt))
