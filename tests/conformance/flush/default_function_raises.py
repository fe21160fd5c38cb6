"""What a function of default= or onupdate= raises arrives as a StatementError with the statement that was not sent,
and with the parameters known so far."""

from sqlalchemy import create_engine, insert
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


def out_of_numbers():
    raise LookupError("no number left")


def no_edit(context):
    raise ValueError(f"{context.get_current_parameters()['title']!r} is closed")


class Ticket(Base):
    __tablename__ = "ticket"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    number: Mapped[int] = mapped_column(default=out_of_numbers)
    edited: Mapped[str | None] = mapped_column(onupdate=no_edit)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add(Ticket(title="Leak"))
    try:
        session.flush()
    except StatementError as error:
        print(error)
        print(repr(error.orig), error.__cause__ is error.orig, error.statement)
    try:
        session.query(Ticket).count()
    except Exception as error:
        print(type(error).__name__, str(error).splitlines()[0])
    session.rollback()

    ticket = Ticket(id=4, title="Noise", number=1)
    session.add(ticket)
    session.commit()
    ticket.title = "Silence"
    try:
        session.commit()
    except StatementError as error:
        print(error)
    session.rollback()

    session.add_all([Ticket(title="One"), Ticket(title="Two")])
    try:
        session.flush()
    except StatementError as error:
        print(error)
    session.rollback()
    session.execute(insert(Ticket), [{"title": "Core"}])
