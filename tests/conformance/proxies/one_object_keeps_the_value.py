"""A proxy over a one-to-one: a value makes the related object when there is none,
and None takes it away only with cascade_scalar_deletes."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
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
ada = Member()
print(ada.code)
ada.code = None
print(ada.card)
ada.code = "x1"
session.add(ada)
session.commit()
print(ada.code, ada.card.code)
ada.code = None
session.commit()
print(ada.card is not None, ada.code)
ada.note = None
session.commit()
print(ada.card, session.query(Card).count())
