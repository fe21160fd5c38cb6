"""A flush keeps the history of a relationship as it first saw it: that the refresh of the object loads the
relationship makes post_update write nothing."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Street(Base):
    __tablename__ = "street"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    shops = relationship("Shop")


class Shop(Base):
    __tablename__ = "shop"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    street_id = Column(Integer, ForeignKey("street.id"))
    street = relationship("Street", post_update=True, lazy="joined", overlaps="shops")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
long, short, bakery = Street(name="long"), Street(name="short"), Shop(name="bakery")
session.add_all([long, short, bakery])
session.commit()

short.shops.append(bakery)
print(bakery.street.name)
