"""raiseload() of a reference whose foreign key is NULL: `del` looks for the old value and finds it without SQL, and
with that the option is done."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import Session, declarative_base, raiseload, relationship

Base = declarative_base()


class Club(Base):
    __tablename__ = "club"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Member(Base):
    __tablename__ = "member"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    club_id = Column(Integer, ForeignKey("club.id"))
    club = relationship("Club")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

zoe, amy = Member(name="Zoe"), Member(name="Amy")
session.add_all([zoe, amy])
members = session.scalars(select(Member).options(raiseload(Member.club)).order_by(Member.id)).all()
del zoe.club
session.flush()
print(zoe.club)
try:
    print(amy.club)
except Exception as error:
    print(type(error).__name__, error)
