"""Another discriminator than the class says is warned of by the flush."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
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

with Session(engine) as session:
    bug = Bug(title="odd")
    bug.kind = "story"
    session.add(bug)
    session.commit()
with Session(engine) as session:
    print(type(session.get(Ticket, 1)).__name__)
