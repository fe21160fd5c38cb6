"""A collection that `del` removed is not loaded again: what a back reference appends goes into a new one,
whose members count as unchanged if they were there before."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Session, backref, relationship


class Base(DeclarativeBase):
    pass


class Member(Base):
    __tablename__ = "member"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    house_id = Column(Integer, ForeignKey("house.id"))
    house = relationship("House", backref=backref("member", cascade="all, delete"))


class House(Base):
    __tablename__ = "house"
    id = Column(Integer, primary_key=True)
    name = Column(String)


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

member1 = Member(name="member1")
house1 = House(name="house1")
member2 = Member(name="member2")
session.add_all([member1, house1, member2])
session.commit()
rows = session.scalars(select(House).order_by(House.id)).all()
print([label(item) for item in rows])
session.delete(member2)
member2.house = house1
try:
    print(label(house1.member))
except Exception as error:
    print(8, type(error).__name__, str(error).split("\n")[0])
del house1.member
member2.house = house1
print("member1.house", label(member1.house))
