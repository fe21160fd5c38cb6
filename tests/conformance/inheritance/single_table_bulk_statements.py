"""Bulk statements of a class in the table of another one: the discriminator is inserted, and tells what is changed."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, delete, insert, select, update
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

session.execute(insert(Bug), [{"title": "slow", "severity": 1}, {"title": "ugly", "severity": 0}])
session.execute(update(Bug).where(Bug.severity < 2).values(severity=2))
session.execute(delete(Story))
session.query(Bug).filter(Bug.severity == 2).update({"severity": 4})
print(session.execute(select(Ticket.id, Ticket.title, Ticket.kind)).all(), session.scalars(select(Bug.severity)).all())
