"""Mapped dataclasses inherit fields of their superclasses, and their mapping too."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Session, mapped_column


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class Ticket(Base):
    __tablename__ = "ticket"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    title: Mapped[str]
    sort: Mapped[str] = mapped_column(init=False)

    __mapper_args__ = {"polymorphic_on": "sort", "polymorphic_identity": "ticket"}


class Fault(Ticket):
    __tablename__ = "fault"

    id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), init=False, primary_key=True)
    severity: Mapped[Optional[int]] = mapped_column(default=None)

    __mapper_args__ = {"polymorphic_identity": "fault"}


class Wish(Ticket):
    votes: Mapped[Optional[int]] = mapped_column(default=None, kw_only=True)

    __mapper_args__ = {"polymorphic_identity": "wish"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    fault = Fault(title="The page is blank", severity=1)
    print(fault)
    session.add_all([fault, Ticket("A question"), Fault("A typo"), Wish("Dark mode", votes=4)])
    session.commit()
    for ticket in session.scalars(select(Ticket).order_by(Ticket.id)):
        print(ticket)
    print(fault == session.get(Fault, 1), Ticket("One") == Ticket("One"))
    try:
        Wish("Two", 3)
    except TypeError as error:
        print(error)
