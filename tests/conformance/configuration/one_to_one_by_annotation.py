from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Country(Base):
    __tablename__ = "country"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    capital: Mapped[Optional["Capital"]] = relationship(back_populates="country")


class Capital(Base):
    __tablename__ = "capital"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    country_id: Mapped[int] = mapped_column(ForeignKey("country.id"))
    country: Mapped["Country"] = relationship(back_populates="capital")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Country(name="Peru", capital=Capital(name="Lima")))
    session.add(Country(name="Atlantis"))
    session.commit()
    for country in session.scalars(select(Country).order_by(Country.id)):
        print(country.name, country.capital.name if country.capital else None)
