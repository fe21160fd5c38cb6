"""Members of enumerations: stored by name, whatever their value, and compared by identity.

A string enumeration in a plain String column is stored by value and comes back as text.
"""
import enum

from sqlalchemy import Enum, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Priority(enum.IntEnum):
    LOW = 1
    HIGH = 10


class Colour(str, enum.Enum):
    red = "#f00"
    green = "#0f0"


class Base(DeclarativeBase):
    pass


class Ticket(Base):
    __tablename__ = "ticket"

    id: Mapped[int] = mapped_column(primary_key=True)
    priority: Mapped[Priority]
    colour: Mapped[Colour] = mapped_column(Enum(Colour, name="colour_kind"))
    code: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(Enum("open", "closed", name="state"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    ticket = Ticket(priority=Priority.HIGH, colour=Colour.red, code=Colour.green, state="open")
    session.add(ticket)
    session.flush()
    print(ticket.code, repr(ticket.code), ticket.priority > Priority.LOW)
    session.commit()
    print(repr(ticket.code), repr(ticket.priority), ticket.colour is Colour.red, ticket.state)
    ticket.priority = Priority.HIGH
    print(session.is_modified(ticket))
    ticket.priority = Priority.LOW
    session.commit()
    print(session.scalars(select(Ticket.priority).where(Ticket.colour == Colour.red)).all())
    print(session.scalars(select(Ticket).where(Ticket.priority.in_([Priority.LOW]))).one() is ticket)
    print(Ticket.__table__.c.colour.type, repr(Ticket.__table__.c.priority.type))
