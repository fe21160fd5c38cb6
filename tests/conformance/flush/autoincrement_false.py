"""SQLite numbers an INTEGER key anyway, but SQLAlchemy does not ask for the number."""

from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Room(Base):
    __tablename__ = "room"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    beds: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add(Room(beds=2))
    try:
        session.commit()
    except Exception as error:
        print(type(error).__name__, str(error)[:40])
    session.rollback()
    session.add(Room(number=4, beds=1))
    session.commit()
    print(session.scalars(select(Room.number)).all())
