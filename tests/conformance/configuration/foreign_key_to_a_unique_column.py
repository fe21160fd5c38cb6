"""A foreign key to a unique column that is not the primary key: the identity map cannot answer.
"""
from typing import List, Optional
from sqlalchemy import create_engine, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass

class Country(Base):
    __tablename__ = "country"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[Optional[str]] = mapped_column(unique=True)
    cities: Mapped[List["City"]] = relationship(back_populates="country")


class City(Base):
    __tablename__ = "city"
    id: Mapped[int] = mapped_column(primary_key=True)
    country_code: Mapped[Optional[str]] = mapped_column(ForeignKey("country.code"))
    country: Mapped[Optional["Country"]] = relationship(back_populates="cities")

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
s = Session(engine)

c = Country(code="fr", cities=[City(), City()]); n = Country(); orphan = City()
s.add_all([c, n, orphan])
s.commit()
print(len(c.cities), n.cities, orphan.country)
x = s.get(City, 1)
print(x.country is c)
s.commit()
print(x.country.code)
x.country=None
s.commit()
print(x.country_code, len(c.cities))
x.country=c
s.flush()
print(x.country_code)
