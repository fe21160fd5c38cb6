"""UNION, UNION ALL, INTERSECT and EXCEPT in a text(): which rows they keep, and in which order."""

from sqlalchemy import create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Kite(Base):
    __tablename__ = "kite"
    id: Mapped[int] = mapped_column(primary_key=True)
    colour: Mapped[str | None]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Kite(id=n, colour=c) for n, c in enumerate(["red", "blue", None, "red"], 1)])
session.flush()


def ask(statement):
    result = session.execute(text(statement))
    print(list(result.keys()), [tuple(row) for row in result])


ask("SELECT colour FROM kite UNION SELECT 'green'")
ask("SELECT colour AS c FROM kite UNION ALL SELECT colour FROM kite WHERE id < 3")
ask("SELECT colour FROM kite INTERSECT SELECT colour FROM kite WHERE id IN (1, 3)")
ask("SELECT id, colour FROM kite EXCEPT SELECT id, colour FROM kite WHERE id = 2")
ask("SELECT id AS n, colour FROM kite UNION SELECT 9, 'x' ORDER BY n DESC LIMIT 3 OFFSET 1")
ask("SELECT id FROM kite UNION ALL SELECT 1 EXCEPT SELECT 2 UNION ALL SELECT 0")
ask("SELECT 1 UNION SELECT 1.0")
ask("WITH k AS (SELECT colour FROM kite) SELECT colour FROM k UNION SELECT 'a' ORDER BY 1 DESC")
try:
    ask("SELECT id FROM kite UNION SELECT id, colour FROM kite")
except Exception as error:
    print(type(error).__name__, error.orig)
