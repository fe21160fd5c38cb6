"""What a class of one's own does by the methods of the built-in list tells nobody: the child is in the collection, but its
own side does not know, until a flush writes it."""

from sqlalchemy import Column, ForeignKey, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Deck(list):
    def slip_in(self, card):
        list.append(self, card)


class Player(Base):
    __tablename__ = "player"
    id = Column(Integer, primary_key=True)
    cards = relationship("Card", collection_class=Deck, back_populates="player")


class Card(Base):
    __tablename__ = "card"
    id = Column(Integer, primary_key=True)
    player_id = Column(ForeignKey("player.id"))
    player = relationship("Player", back_populates="cards")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    player, ace, king = Player(), Card(), Card()
    player.cards.append(ace)
    player.cards.slip_in(king)
    print(len(player.cards), ace.player is player, king.player)
    session.add(player)
    print(ace in session, king in session)
    session.commit()
    print(len(player.cards), king.player is player)
