from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Lane(Base):
    __tablename__ = "lane"
    id: Mapped[int] = mapped_column(primary_key=True)
    cards: Mapped[List["Card"]] = relationship(back_populates="lane", order_by="Card.id.desc()")


class Card(Base):
    __tablename__ = "card"
    id: Mapped[int] = mapped_column(primary_key=True)
    lane_id: Mapped[Optional[int]] = mapped_column(ForeignKey("lane.id"))
    lane: Mapped[Optional["Lane"]] = relationship(back_populates="cards")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    todo, done = Lane(), Lane()
    session.add_all([todo, done])
    todo.cards.extend([Card(), Card(), Card()])
    session.commit()
    print([card.id for card in todo.cards])

    card = session.get(Card, 2)
    card.lane_id = done.id
    print(card in todo.cards, card in done.cards)
    session.commit()
    print(card in todo.cards, card in done.cards, card.lane is done)
