from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Deck(Base):
    __tablename__ = "deck"
    id = Column(Integer, primary_key=True)
    cards = relationship("Card", back_populates="deck")


class Card(Base):
    __tablename__ = "card"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    deck_id = Column(Integer, ForeignKey("deck.id"))
    deck = relationship("Deck", back_populates="cards")

    def __eq__(self, other):
        return isinstance(other, Card) and self.name == other.name

    def __hash__(self):
        return hash(self.name)


deck = Deck()
first, second = Card(name="ace"), Card(name="ace")
deck.cards = [first, second]
print(first == second, first is second, first != Card(name="king"))

# The event is for the card given, the list drops the first equal one.
deck.cards.remove(second)
print(deck.cards[0] is second, first.deck is deck, second.deck)
