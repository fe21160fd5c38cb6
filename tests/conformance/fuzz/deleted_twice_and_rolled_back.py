"""An object deleted once more after its DELETE, in the transaction that inserted it: the rollback of the
failed flush cannot bring it back and raises."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, backref, declarative_base, relationship

Base = declarative_base()


class Order(Base):
    __tablename__ = "order"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    genre_id = Column(Integer, ForeignKey("genre.id"))


class Genre(Base):
    __tablename__ = "genre"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    orders = relationship("Order", backref="genre")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

order1 = Order(name="order1")
order2 = Order(name="order2")
session.add_all([order1, order2])
session.flush()
session.delete(order2)
genre1 = Genre(name="genre1", orders=[order2])
try:
    session.refresh(order2, ["genre"])
except Exception as error:
    print(6, type(error).__name__, str(error).split("\n")[0])
session.delete(order2)
order1.genre = genre1
savepoint = session.begin_nested()
