"""A subquery load goes by the foreign key, which load_only() must not leave out."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Session, load_only, relationship


class Base(DeclarativeBase):
    pass


class Shop(Base):
    __tablename__ = "shop"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Chapter(Base):
    __tablename__ = "chapter"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    shop_id = Column(Integer, ForeignKey("shop.id"))
    shop = relationship("Shop", lazy="subquery")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

rows = session.scalars(select(Chapter).options(load_only(Chapter.name)).order_by(Chapter.id.desc())).all()
print([label(item) for item in rows])
