"""where() takes conditions and filter_by() keywords: the other way round is a TypeError,
and no statement without its condition."""
from sqlalchemy import create_engine, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Stamp(Base):
    __tablename__ = "stamp"

    id: Mapped[int] = mapped_column(primary_key=True)
    country: Mapped[str]
    year: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all(Stamp(country=country, year=year) for year, country in enumerate("ABCDEF", 1900))
session.commit()

for attempt in (
    lambda: select(Stamp).where(country="A"),
    lambda: select(Stamp).filter_by(Stamp.country == "A"),
    lambda: select(Stamp).order_by(Stamp.id, reverse=True),
    lambda: session.query(Stamp).filter(country="A"),
    lambda: session.query(Stamp).filter_by(Stamp.country == "A"),
    lambda: update(Stamp).where(country="A").values(year=1),
    lambda: update(Stamp).filter_by(Stamp.country == "A"),
):
    try:
        attempt()
    except TypeError as error:
        print(error)
print(session.scalars(select(Stamp.year)).all())
