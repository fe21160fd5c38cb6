from sqlalchemy import Column, ForeignKey, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Country(Base):
    __tablename__ = "country"
    id = Column(Integer, primary_key=True)
    cities = relationship("City", back_populates="country")


class City(Base):
    __tablename__ = "city"
    id = Column(Integer, primary_key=True)
    country_id = Column(Integer, ForeignKey("country.id"))
    country = relationship("Country", back_populates="cities")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Country(id=1), Country(id=2)])
    session.flush()
    oslo = City(country_id=1)
    print(oslo.country)
    session.add(oslo)
    print(oslo.country)
    session.flush()
    print(oslo.country, oslo.country_id)
    session.commit()
    print(oslo.country.id)

    oslo.country_id = 2
    print(oslo.country.id)
    oslo.country = None
    session.commit()
    print(oslo.country_id)
