"""A text whose condition has many parts: each AND and OR is a link of one chain, not a level deeper."""

from sqlalchemy import create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session


class Base(DeclarativeBase):
    pass


class Parcel(Base):
    __tablename__ = "parcel"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    weight: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all(Parcel(code=f"P{number}", weight=number % 7) for number in range(1, 41))
    session.commit()

    codes = " OR ".join(f"code = 'P{number}'" for number in range(1, 31))
    print(session.execute(text(f"SELECT count(*) FROM parcel WHERE {codes}")).scalar())

    others = " AND ".join(f"weight <> {number}" for number in range(3, 60))
    print(session.execute(text(f"SELECT code FROM parcel WHERE {others} ORDER BY id")).scalars().all())

    mixed = " OR ".join(f"id = {number} AND weight > 2" for number in range(1, 25))
    print(session.execute(text(f"SELECT id FROM parcel WHERE {mixed} ORDER BY id")).scalars().all())
