"""A proxy over a one-to-one on its class: == asks along the relationship, and with None
also for objects without a related one."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Member(Base):
    __tablename__ = "member"
    id = Column(Integer, primary_key=True)
    card = relationship("Card", uselist=False, back_populates="member", cascade="all, delete-orphan")
    code = association_proxy("card", "code", creator=lambda code: Card(code=code))
    note = association_proxy("card", "note", creator=lambda note: Card(note=note), cascade_scalar_deletes=True)


class Card(Base):
    __tablename__ = "card"
    id = Column(Integer, primary_key=True)
    member_id = Column(ForeignKey("member.id"))
    code = Column(String)
    note = Column(String)
    member = relationship(Member, back_populates="card")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
ada, bob, eve = Member(code="x1"), Member(), Member(code=None)
session.add_all([ada, bob, eve])
session.commit()
print(Member.code == "x1")
print(Member.code == None)
print(Member.code.has())
print(session.scalars(select(Member.id).where(Member.code == "x1")).all())
print(session.scalars(select(Member.id).where(Member.code == None)).all())
for wrong in (lambda: Member.code.any(), lambda: Member.code.has(Card.code == "x1")):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
