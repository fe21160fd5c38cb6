"""Bulk UPDATE by a remainder: Python can compute it, so no rows are asked for.

A negated column stands in parentheses in SET; // is left to the database.
"""

from sqlalchemy import Column, Integer, create_engine, update
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Ticket(Base):
    __tablename__ = "ticket"
    id = Column(Integer, primary_key=True)
    number = Column(Integer)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Ticket(number=number) for number in (3, 4, 105)])
    session.commit()
    tickets = session.query(Ticket).all()
    print(session.query(Ticket).filter(Ticket.number % 2 == 1).update({"number": Ticket.number + 10}))
    print([ticket.number for ticket in tickets])
    session.execute(update(Ticket).where(Ticket.number // 100 == 1).values(number=-Ticket.number))
    print([ticket.number for ticket in tickets])
