"""Query.update() and Query.delete() refuse a query that was ordered, grouped, limited or
told where to select from: they are statements over all rows that match."""
from sqlalchemy import create_engine
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

query = session.query(Stamp)
for shaped in (
    query.order_by(Stamp.year),
    query.group_by(Stamp.country),
    query.distinct(),
    query.limit(1),
    query.offset(1),
    query.select_from(Stamp),
):
    try:
        shaped.update({"year": 1950})
    except Exception as error:
        print(type(error).__name__, error)
print(query.filter(Stamp.year < 1903).delete())
