"""DEFAULT VALUES for one row, an explicit NULL key for each of several."""

from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Ticket(Base):
    __tablename__ = "ticket"
    id: Mapped[int] = mapped_column(primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add(Ticket())
    session.flush()
    session.add_all([Ticket(), Ticket()])
    session.commit()
    session.add_all([Ticket(id=7), Ticket(), Ticket(id=5)])
    session.commit()
    print(session.scalars(select(Ticket.id)).all())
