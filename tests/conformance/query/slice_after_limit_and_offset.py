"""A slice of a query that has a limit and an offset already: the start is counted from
the offset, and without a stop the limit stays."""
from sqlalchemy import create_engine, select
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

query = session.query(Stamp).order_by(Stamp.year)
print([stamp.country for stamp in query.offset(1).limit(4)[1:3]])
print([stamp.country for stamp in query.limit(3)[1:]])
print([stamp.country for stamp in query.offset(2)[:2]])
print(query.offset(2)[1].country)
print([stamp.country for stamp in query.offset(2).slice(None, 2)])
print(session.scalars(select(Stamp.country).order_by(Stamp.year).slice(1, 4).slice(1, 2)).all())
