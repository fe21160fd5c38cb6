"""A flush takes the connection whether or not it has anything to send, so that a SAVEPOINT
comes before nothing."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, backref, relationship


class Base(DeclarativeBase):
    pass


class Farmer(Base):
    __tablename__ = "farmer"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Barn(Base):
    __tablename__ = "barn"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    farmer_id = Column(Integer, ForeignKey("farmer.id"))
    farmer = relationship("Farmer", backref="barns")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

barn1 = Barn(name="barn1")
farmer2 = Farmer(name="farmer2")
barn3 = Barn(name="barn3")
barn4 = Barn(name="barn4")
session.add_all([barn1, farmer2, barn3, barn4])
savepoint5 = session.begin_nested()
barn6 = Barn(name="barn6", farmer=farmer2)
session.commit()
