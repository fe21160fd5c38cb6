from sqlalchemy import Column, ForeignKey, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class House(Base):
    __tablename__ = "house"
    id = Column(Integer, primary_key=True)
    rooms = relationship("Room", back_populates="house", cascade="all, delete")


class Room(Base):
    __tablename__ = "room"
    id = Column(Integer, primary_key=True)
    house_id = Column(Integer, ForeignKey("house.id"))
    house = relationship("House", back_populates="rooms")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
house = House(rooms=[Room(), Room()])
other = House(rooms=[Room()])
session.add_all([house, other])
session.commit()

house.rooms.pop()
session.commit()
print(session.query(Room).count())

session.delete(house)
session.commit()
print(session.query(House).count(), session.query(Room).count())
