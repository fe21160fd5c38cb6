"""eager_defaults=False leaves what the database gives a row to be read later."""

from typing import Optional

from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Ticket(Base):
    __tablename__ = "ticket"
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(server_default="open")
    title: Mapped[Optional[str]]
    __mapper_args__ = {"eager_defaults": False}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    one = Ticket(title="a")
    session.add(one)
    session.flush()
    print("state" in one.__dict__)
    print(one.state)
    session.add_all([Ticket(title="b"), Ticket(title="c", state="done"), Ticket(title="d")])
    session.commit()
    print([ticket.state for ticket in session.scalars(select(Ticket))])
