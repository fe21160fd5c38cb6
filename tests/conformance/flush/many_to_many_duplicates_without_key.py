"""Without a primary key the association table takes the same pair twice,
and the list has the object once when it is loaded again."""

from sqlalchemy import Column, ForeignKey, Integer, Table, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship
from sqlalchemy.orm.exc import StaleDataError

Base = declarative_base()

deck_card = Table(
    "deck_card", Base.metadata, Column("deck_id", ForeignKey("deck.id")), Column("card_id", ForeignKey("card.id"))
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
session.commit()
print(session.execute(select(deck_card)).all(), len(deck.cards))
deck.cards.remove(ace)
try:
    session.commit()
except StaleDataError as error:
    print(error)
