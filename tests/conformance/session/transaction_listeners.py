"""after_begin, after_transaction_create and after_transaction_end: a flush is a
transaction of its own to them."""

from sqlalchemy import create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Hut(Base):
    __tablename__ = "hut"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    beds: Mapped[int] = mapped_column(default=4, onupdate=6)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(Session, "after_begin")
def begun(session, transaction, connection):
    print("begun", transaction.nested, connection.in_transaction())


@event.listens_for(Session, "after_transaction_create")
def created(session, transaction):
    print("created", transaction.nested, transaction.parent is not None)


@event.listens_for(Session, "after_transaction_end")
def ended(session, transaction):
    print("ended", transaction.nested, transaction.parent is not None)


with Session(engine) as session:
    session.add(Hut(name="Alp"))
    session.commit()
    print("savepoint")
    with session.begin_nested():
        session.add(Hut(name="Blick"))
    session.rollback()
