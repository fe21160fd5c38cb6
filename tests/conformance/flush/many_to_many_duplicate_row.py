"""The same pair twice in one list, with a primary key over both columns:
the second row breaks it, and nothing is kept."""

from sqlalchemy import Column, ForeignKey, Integer, Table, create_engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

deck_card = Table(
    "deck_card",
    Base.metadata,
    Column("deck_id", ForeignKey("deck.id"), primary_key=True),
    Column("card_id", ForeignKey("card.id"), primary_key=True),
)


class Deck(Base):
    __tablename__ = "deck"
    id = Column(Integer, primary_key=True)
    cards = relationship("Card", secondary=deck_card)


class Card(Base):
    __tablename__ = "card"
    id = Column(Integer, primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
ace = Card()
deck = Deck(cards=[ace, ace])
session.add(deck)
try:
    session.commit()
except IntegrityError as error:
    print(error.orig)
session.rollback()
session.add(Deck(cards=[ace]))
session.commit()
print(session.query(Card).count(), session.query(Deck).count())
