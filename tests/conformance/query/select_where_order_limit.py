from typing import Optional

from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class City(Base):
    __tablename__ = "city"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    country: Mapped[Optional[str]]
    people: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all(
        [
            City(name="Oslo", country="Norway", people=700),
            City(name="Bergen", country="Norway", people=290),
            City(name="Riga", country="Latvia", people=600),
            City(name="Atlantis", people=0),
        ]
    )
    session.commit()

    def names(statement):
        return [city.name for city in session.scalars(statement)]

    print(names(select(City).where(City.people > 500)))
    print(names(select(City).where(City.country == "Norway", City.people < 500)))
    print(names(select(City).where((City.name == "Riga") | (City.people == 0))))
    print(names(select(City).filter_by(country="Norway").order_by(City.name)))
    print(names(select(City).order_by(City.people.desc()).limit(2)))
    print(names(select(City).order_by(City.id).offset(1).limit(2)))
    print(names(select(City).where(City.country.is_(None))))
    print(names(select(City).where(City.country != None)))
    print(names(select(City).where(City.name.in_(["Oslo", "Riga"])).order_by(City.id)))
    print(names(select(City).where(City.name.like("%a%")).order_by(City.id)))
