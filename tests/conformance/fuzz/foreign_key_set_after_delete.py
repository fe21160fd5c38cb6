"""The flush that deletes an object asks what it referred to before the foreign key was set, which was not
known and counts as None."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Genre(Base):
    __tablename__ = "genre"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Shop(Base):
    __tablename__ = "shop"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    genre_id = Column(Integer, ForeignKey("genre.id"))
    genre = relationship("Genre")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

shop1 = Shop(name="shop1")
shop2 = Shop(name="shop2")
session.add_all([shop1, shop2])
session.flush()
session.delete(shop2)
shop2.genre_id = 1
rows = session.execute(select(Shop).join(Shop.genre).where(Genre.name != None).order_by(Shop.id).offset(1)).scalars().unique().all()
print([label(item) for item in rows])
print("shop2.genre", label(shop2.genre))
