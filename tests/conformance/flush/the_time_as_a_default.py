"""func.now() as server_default, default and onupdate: the database gives the time, the object hears of it."""

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, create_engine, func, insert, select, text, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Ticket(Base):
    __tablename__ = "ticket"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    created: Mapped[datetime] = mapped_column(server_default=func.now())
    seen = mapped_column(DateTime(timezone=True), server_default=text("CURRENT_TIMESTAMP"))
    updated: Mapped[datetime] = mapped_column(default=func.now(), onupdate=func.now())
    notes: Mapped[list["Note"]] = relationship(back_populates="ticket", cascade="all, delete-orphan")


class Note(Base):
    __tablename__ = "note"

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    written = mapped_column(DateTime, default=func.current_timestamp())
    ticket: Mapped[Ticket] = relationship(back_populates="notes")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    ticket = Ticket(title="printer", notes=[Note(), Note()])
    session.add_all([ticket, Ticket(title="scanner"), Ticket(id=7, title="screen", updated=None)])
    session.flush()
    print(sorted(key for key in ticket.__dict__ if key != "_sa_instance_state"))
    print(type(ticket.created).__name__, type(ticket.notes[1].written).__name__)
    session.commit()
    ticket.title = "plotter"
    session.flush()
    print("updated" in ticket.__dict__)
    print(isinstance(ticket.updated, datetime))
    session.execute(insert(Ticket), [{"title": "mouse"}, {"title": "keys"}])
    session.execute(update(Ticket).where(Ticket.title == "mouse").values(title="trackball"))
    session.execute(update(Ticket), [{"id": 1, "title": "fax"}, {"id": 2, "title": "modem"}])
    print(session.scalars(select(Ticket.title).where(Ticket.created <= func.now()).order_by(Ticket.id)).all())
    print(select(func.now(), func.current_timestamp()))
    for each in session.scalars(select(Ticket)):
        session.delete(each)
    session.commit()
