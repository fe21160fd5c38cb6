"""Server defaults in the table of a subclass are loaded when they are read."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Event(Base):
    __tablename__ = "event"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "event"}


class Concert(Event):
    __tablename__ = "concert"
    id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    band: Mapped[str] = mapped_column(unique=True)
    state: Mapped[str] = mapped_column(server_default="planned")
    __mapper_args__ = {"polymorphic_identity": "concert"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    concert = Concert(band="Ada")
    session.add(concert)
    session.flush()
    print(concert.state)
    session.add_all([Concert(band="Bob"), Concert(band="Cem", state="over")])
    session.commit()
    print(session.scalars(select(Concert.state).order_by(Concert.id)).all())
    session.add(Concert(band="Ada"))
    try:
        session.commit()
    except Exception as error:
        print(type(error).__name__)
        session.rollback()
    print(len(session.scalars(select(Event)).all()))
