"""A row whose discriminator leads to no class cannot be loaded."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Ticket(Base):
    __tablename__ = "ticket"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    kind: Mapped[str]
    board_id: Mapped[Optional[int]] = mapped_column(ForeignKey("board.id"))
    board: Mapped[Optional["Board"]] = relationship(back_populates="tickets")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "ticket"}


class Bug(Ticket):
    severity: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "bug"}


class Story(Ticket):
    points: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "story"}


class Board(Base):
    __tablename__ = "board"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    tickets: Mapped[List[Ticket]] = relationship(back_populates="board", order_by=Ticket.id)
    bugs: Mapped[List[Bug]] = relationship(viewonly=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

session = Session(engine)
board = Board(name="Now", tickets=[Bug(title="crash", severity=3), Story(title="login", points=5), Ticket(title="misc")])
session.add(board)
session.commit()

session.execute(text("UPDATE ticket SET kind = 'epic' WHERE id = 1"))
session.expunge_all()
try:
    session.scalars(select(Ticket)).all()
except AssertionError as error:
    print("AssertionError", error)
