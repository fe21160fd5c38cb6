"""Columns of an abstract base
come to each class."""
from sqlalchemy import create_engine, ForeignKey, Integer, Column, String
from sqlalchemy.orm import declarative_base, relationship, Session, declared_attr
Base = declarative_base()
class Model(Base):
    __abstract__ = True
    id = Column(Integer, primary_key=True)
    created_by = Column(String)
    def __repr__(self):
        return f"<{type(self).__name__} {self.id}>"
class Room(Model):
    __tablename__ = "room"
    label = Column(String)
    desks = relationship("Desk", backref="room")
class Desk(Model):
    __tablename__ = "desk"
    room_id = Column(ForeignKey("room.id"))
print(list(Room.__table__.c.keys()), list(Desk.__table__.c.keys()))
print(hasattr(Model, "__table__"), hasattr(Model, "__mapper__"))
e = create_engine("sqlite://")
Base.metadata.create_all(e)
s = Session(e)
s.add(Room(label="r", desks=[Desk(), Desk()])); s.commit()
print(s.query(Room).first(), s.query(Desk).all())
try:
    Model()
except Exception as x:
    print(type(x).__name__, x)
