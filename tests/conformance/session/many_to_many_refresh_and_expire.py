"""expire() and rollback forget a many-to-many list;
it is loaded again when it is read."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

card_label = Table(
    "card_label",
    Base.metadata,
    Column("card_id", ForeignKey("card.id"), primary_key=True),
    Column("label_id", ForeignKey("label.id"), primary_key=True),
)


class Card(Base):
    __tablename__ = "card"
    id = Column(Integer, primary_key=True)
    labels = relationship("Label", secondary=card_label, back_populates="cards")


class Label(Base):
    __tablename__ = "label"
    id = Column(Integer, primary_key=True)
    text = Column(String)
    cards = relationship("Card", secondary=card_label, back_populates="labels")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
card = Card(labels=[Label(text="red")])
session.add(card)
session.commit()
print([label.text for label in card.labels])
session.expire(card, ["labels"])
print("labels" in card.__dict__, [label.text for label in card.labels])
held = card.labels
card.labels.append(Label(text="lost"))
session.rollback()
print(held is card.labels, [label.text for label in card.labels])
card.labels = []
session.flush()
session.rollback()
print([label.text for label in card.labels])
