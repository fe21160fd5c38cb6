"""Dates, times and intervals: arithmetic in Python, text in SQLite, comparison in SQL."""
from datetime import date, datetime, time, timedelta, timezone
from typing import Optional

from sqlalchemy import DateTime, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Shift(Base):
    __tablename__ = "shift"

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    starts: Mapped[time]
    lasts: Mapped[timedelta]
    signed_at: Mapped[Optional[datetime]] = mapped_column(DateTime(timezone=True))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    for number in range(3):
        session.add(
            Shift(
                day=date(2024, 2, 27) + timedelta(days=number),
                starts=time(6 + number, 30),
                lasts=timedelta(hours=8, minutes=15 * number),
                signed_at=datetime(2024, 3, 1, 12, number, tzinfo=timezone.utc) if number else None,
            )
        )
    session.commit()
    for shift in session.scalars(select(Shift).order_by(Shift.day.desc())):
        print(shift.day, shift.starts, shift.lasts, repr(shift.signed_at), shift.day.strftime("%A"))
    late = session.scalars(select(Shift).where(Shift.starts >= time(7, 30), Shift.day < date(2024, 2, 29))).one()
    print(late.id, datetime.combine(late.day, late.starts) + late.lasts)
    late.signed_at = datetime(2024, 3, 1, 12, 1)
    print(session.is_modified(late))
    late.day = late.day.replace(day=1)
    session.commit()
    print(late.day.isoformat(), session.scalars(select(Shift.signed_at).where(Shift.signed_at > datetime(2024, 3, 1, 12, 1))).all())
