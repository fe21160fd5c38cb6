"""A primary key changes that a many-to-one without a back reference refers to: by default the database is trusted to
cascade that, so that only the objects follow, and not by an UPDATE."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, inspect, text
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Currency(Base):
    __tablename__ = "currency"
    code = Column(String(3), primary_key=True)


class Price(Base):
    __tablename__ = "price"
    id = Column(Integer, primary_key=True)
    currency_code = Column(ForeignKey("currency.code", onupdate="CASCADE"))
    currency = relationship(Currency)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    franc = Currency(code="FRF")
    prices = [Price(currency=franc), Price(currency=franc)]
    session.add_all(prices)
    session.commit()
    print(prices[0].currency.code, "currency" in prices[1].__dict__)
    franc.code = "EUR"
    session.flush()
    print([price.currency_code for price in prices], inspect(prices[0]).modified, session.dirty)
    print(session.execute(text("SELECT currency_code FROM price")).all())
    session.commit()
    print(prices[0].currency_code, prices[0].currency, inspect(franc).identity)
