"""Windows, FILTER and ESCAPE in a statement that the program writes as text."""

from sqlalchemy import create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Lap(Base):
    __tablename__ = "lap"
    id: Mapped[int] = mapped_column(primary_key=True)
    runner: Mapped[str]
    seconds: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Lap(runner=runner, seconds=seconds) for runner, seconds in (("a_b", 70), ("a_b", 64), ("axb", 66))])
    session.commit()
    for statement in (
        "SELECT id, ROW_NUMBER() OVER (PARTITION BY runner ORDER BY seconds) AS place FROM lap ORDER BY id",
        "SELECT id, sum(seconds) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM lap ORDER BY id",
        "SELECT id, count(*) OVER () AS laps FROM lap ORDER BY id",
        "SELECT runner, count(*) FILTER (WHERE seconds < 67) AS fast, count(*) FROM lap GROUP BY runner ORDER BY runner",
        "SELECT id FROM lap WHERE runner LIKE 'a!_%' ESCAPE '!' ORDER BY id",
        "SELECT runner FROM (SELECT runner, RANK() OVER (ORDER BY seconds DESC) AS r FROM lap) WHERE r = 1",
    ):
        print(session.execute(text(statement)).all())
