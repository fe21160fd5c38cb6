"""What a selectin load brings for an owner that keeps what it has is gone at once: an object with the same key
can come back to the session."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Ship(Base):
    __tablename__ = "ship"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    captain = relationship("Captain", uselist=False, lazy="selectin")


class Captain(Base):
    __tablename__ = "captain"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    ship_id = Column(Integer, ForeignKey("ship.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

captain = Captain(name="Ada")
ship = Ship(name="Argo", captain=captain)
session.add(ship)
session.flush()
session.expunge(captain)
print([found.captain is captain for found in session.scalars(select(Ship))])
print(len(session.identity_map))
session.add(captain)
session.delete(captain)
session.commit()
print(session.query(Captain).count())
