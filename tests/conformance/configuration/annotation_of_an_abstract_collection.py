"""A collection that cannot be made, such as `Sequence`, as the annotation of a relationship: it needs a `collection_class`
beside it, which it does not contradict."""

from typing import Collection, Mapping, MutableMapping, MutableSet, Optional, Sequence

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, attribute_keyed_dict, mapped_column, relationship


class Base(DeclarativeBase):
    pass


for annotation in (Sequence["Card"], Collection["Card"], MutableSet["Card"], Mapping[str, "Card"]):
    try:

        class OwnBase(DeclarativeBase):
            pass

        class Wrong(OwnBase):
            __tablename__ = "wrong"
            id: Mapped[int] = mapped_column(primary_key=True)
            cards: Mapped[annotation] = relationship()

    except Exception as error:
        print(type(error).__name__, error)


class Deck(Base):
    __tablename__ = "deck"
    id: Mapped[int] = mapped_column(primary_key=True)
    cards: Mapped[Sequence["Card"]] = relationship(collection_class=list)
    tricks: Mapped[MutableSet["Card"]] = relationship(collection_class=set, viewonly=True)
    named: Mapped[MutableMapping[str, "Card"]] = relationship(
        collection_class=attribute_keyed_dict("name"), viewonly=True
    )


class Card(Base):
    __tablename__ = "card"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    deck_id: Mapped[Optional[int]] = mapped_column(ForeignKey("deck.id"))


deck = Deck(cards=[Card(name="ace")])
print(len(deck.cards), type(deck.tricks).__name__, deck.named)
for attribute in (Deck.cards, Deck.tricks, Deck.named):
    print(attribute, attribute.property.uselist, attribute.property.argument)
