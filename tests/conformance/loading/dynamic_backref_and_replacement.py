"""backref("cards", lazy="dynamic"): assigning a list asks for the rows first, to know what goes."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, inspect
from sqlalchemy.orm import Session, backref, declarative_base, relationship
from sqlalchemy.orm.attributes import get_history

Base = declarative_base()


class Deck(Base):
    __tablename__ = "deck"
    id = Column(Integer, primary_key=True)


class Card(Base):
    __tablename__ = "card"
    id = Column(Integer, primary_key=True)
    face = Column(String)
    deck_id = Column(ForeignKey("deck.id"))
    deck = relationship("Deck", backref=backref("cards", lazy="dynamic", order_by="Card.face"))

    def __repr__(self):
        return self.face


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    deck = Deck()
    session.add(deck)
    Card(face="queen", deck=deck)
    session.add(Card(face="king", deck=deck))
    deck.cards.append(Card(face="ace"))
    session.commit()
    print(deck.cards.all(), deck.cards.order_by(None).order_by(Card.id).all())
    ace = deck.cards.filter_by(face="ace").one()
    deck.cards = [ace, Card(face="jack")]
    print(inspect(deck).attrs.cards.history.added)
    session.commit()
    print(deck.cards.all(), session.query(Card.face, Card.deck_id).all())
    ace.deck = None
    print(inspect(deck).attrs.cards.history)
    print(get_history(deck, "cards"))
    print(session.query(Deck).filter(deck.cards.exists()).count())
