"""count() counts a subquery, for which load_only() says nothing."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, load_only, relationship


class Base(DeclarativeBase):
    pass


class Label(Base):
    __tablename__ = "label"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    member_id = Column(Integer, ForeignKey("member.id"))
    member = relationship("Member")


class Member(Base):
    __tablename__ = "member"
    id = Column(Integer, primary_key=True)
    name = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

print(session.query(Label).where(Label.member != None).options(load_only(Label.name)).order_by(Label.id).offset(1).execution_options(populate_existing=True).count())
