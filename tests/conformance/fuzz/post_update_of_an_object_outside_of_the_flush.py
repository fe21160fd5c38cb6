"""post_update of a child that is not in the session: the flush fails with the KeyError of a state that it
does not handle."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    shops = relationship("Shop", post_update=True)


class Shop(Base):
    __tablename__ = "shop"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    author_id = Column(Integer, ForeignKey("author.id"))
    author = relationship("Author", back_populates="shops")


def state(item):
    inspected = inspect(item)
    names = ["transient", "pending", "persistent", "deleted", "detached"]
    return [name for name in names if getattr(inspected, name)]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

author1 = Author(name="author1")
author2 = Author(name="author2")
shop1 = Shop(name="shop1")
author3 = Author(name="author3")
session.add_all([author1, author2, shop1, author3])
merged = session.merge(author1)
print(state(merged))
shop2 = Shop(name="shop2", author=merged)
author3.shops.add(shop2)
