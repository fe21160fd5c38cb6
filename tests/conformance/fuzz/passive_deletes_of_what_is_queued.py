"""Objects queued for a collection with passive_deletes are no children yet when its owner is deleted."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class House(Base):
    __tablename__ = "house"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    member_id = Column(Integer, ForeignKey("member.id"))
    member = relationship("Member", foreign_keys="House.member_id")
    other_members = relationship("Member", passive_deletes="all", foreign_keys="Member.other_house_id")


class Genre(Base):
    __tablename__ = "genre"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Member(Base):
    __tablename__ = "member"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    other_house_id = Column(Integer, ForeignKey("house.id"))
    other_house = relationship("House", foreign_keys="Member.other_house_id", back_populates="other_members")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

house1 = House(name="house1")
genre1 = Genre(name="genre1")
session.add_all([house1, genre1])
session.commit()
session.delete(genre1)
session.delete(house1)
member1 = Member(name="member1")
member1.other_house = house1
session.commit()
