"""A lazy load through a secondary table of a class that joins more: the secondary table comes first."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

dealer_member_pairs = Table(
    "dealer_member_pairs",
    Base.metadata,
    Column("dealer_id", ForeignKey("dealer.id"), primary_key=True),
    Column("member_id", ForeignKey("member.id"), primary_key=True),
)


class Dealer(Base):
    __tablename__ = "dealer"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    members = relationship("Member", secondary=dealer_member_pairs, lazy="subquery")


class Member(Base):
    __tablename__ = "member"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    dealers = relationship("Dealer", secondary=dealer_member_pairs, lazy="joined")


class Chapter(Base):
    __tablename__ = "chapter"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    dealer_id = Column(Integer, ForeignKey("dealer.id"))
    dealer = relationship("Dealer")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

dealer1 = Dealer(name="dealer1")
member1 = Member(name="member1")
chapter1 = Chapter(name="chapter1", dealer=dealer1)
session.add_all([dealer1, member1, chapter1])
session.commit()
rows = session.execute(select(Chapter).order_by(Chapter.id).limit(2)).scalars().all()
print([label(item) for item in rows])
print([label(item.dealer) for item in rows])
