"""Identity() of a primary key: SQLite numbers it as ever, and is told nothing."""

from sqlalchemy import Column, Identity, Integer, String, Table, create_engine, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Badge(Base):
    __tablename__ = "badge"
    id: Mapped[int] = mapped_column(Identity(start=42, cycle=True), primary_key=True)
    name: Mapped[str]


stamp = Table(
    "stamp",
    Base.metadata,
    Column("id", Integer, Identity(always=True), primary_key=True),
    Column("motif", String),
)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Badge(name="red"), Badge(name="blue")])
    session.execute(insert(stamp), [{"motif": "owl"}, {"motif": "fox"}])
    session.commit()
    print(session.execute(select(Badge.id, Badge.name)).all(), session.execute(select(stamp)).all())
