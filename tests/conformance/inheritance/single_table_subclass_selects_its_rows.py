"""A select of a class in the table of another one asks for its rows only."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
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

print([bug.title for bug in session.scalars(select(Bug).where(Bug.severity > 1))])
print(session.scalars(select(Story.title)).all(), session.scalar(select(func.count(Story.id))))
print(session.query(Bug).count(), session.query(Ticket).filter_by(title="login").one().points)
