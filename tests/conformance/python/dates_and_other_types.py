from datetime import date, datetime
from typing import Optional

from sqlalchemy import Text, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Event(Base):
    __tablename__ = "event"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    day: Mapped[date]
    starts: Mapped[Optional[datetime]]
    price: Mapped[float]
    is_open: Mapped[bool] = mapped_column(default=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Event(title="Opening", day=date(2024, 1, 31), starts=datetime(2024, 1, 31, 18, 30), price=12))
    session.add(Event(title="Closing", day=date(2024, 2, 29), price=7.25, is_open=False))
    session.commit()
    for event in session.scalars(select(Event).order_by(Event.day)):
        print(event.title, event.day, event.starts, event.price, event.is_open)
