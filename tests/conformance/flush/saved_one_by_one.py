"""batch=False in __mapper_args__: each object is saved before the next one's listeners
are called."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, event, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Queue(Base):
    __tablename__ = "queue"
    id: Mapped[int] = mapped_column(primary_key=True)
    tickets: Mapped[List["Ticket"]] = relationship(back_populates="queue")


class Ticket(Base):
    __tablename__ = "ticket"
    __mapper_args__ = {"batch": False}
    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[Optional[int]]
    queue_id: Mapped[int] = mapped_column(ForeignKey("queue.id"))
    queue: Mapped["Queue"] = relationship(back_populates="tickets")


@event.listens_for(Ticket, "before_insert")
def take_place(mapper, connection, ticket):
    table = mapper.local_table
    ahead = connection.scalar(select(func.count()).select_from(table).where(table.c.queue_id == ticket.queue_id))
    ticket.place = ahead + 1


@event.listens_for(Ticket, "after_update")
def tell(mapper, connection, ticket):
    print("updated", ticket.id)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    queue = Queue(tickets=[Ticket(), Ticket(), Ticket()])
    session.add(queue)
    session.commit()
    print([ticket.place for ticket in queue.tickets])
    for ticket in queue.tickets:
        ticket.place += 10
    session.commit()
