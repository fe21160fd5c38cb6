"""Joining along a many-to-many relationship goes through an alias of the secondary table;
an outer join takes both tables together."""

from typing import List

from sqlalchemy import Column, ForeignKey, Table, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


shift_nurse = Table(
    "shift_nurse",
    Base.metadata,
    Column("shift_id", ForeignKey("shift.id"), primary_key=True),
    Column("nurse_id", ForeignKey("nurse.id"), primary_key=True),
)


class Shift(Base):
    __tablename__ = "shift"
    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[str]
    nurses: Mapped[List["Nurse"]] = relationship(secondary=shift_nurse, back_populates="shifts")


class Nurse(Base):
    __tablename__ = "nurse"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    shifts: Mapped[List[Shift]] = relationship(secondary=shift_nurse, back_populates="nurses")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Shift(day="Monday", nurses=[Nurse(name="Ida")]))
    session.add(Shift(day="Sunday"))
    session.commit()
    print(session.execute(select(Shift.day, Nurse.name).join(Shift.nurses)).all())
    print(session.execute(select(Shift.day, Nurse.name).outerjoin(Shift.nurses).order_by(Shift.day)).all())
    print(session.scalars(select(Nurse.name).join(Nurse.shifts).where(Shift.day == "Monday")).all())
    counted = select(Shift.day, func.count(Nurse.id)).outerjoin(Shift.nurses).group_by(Shift.id)
    print(session.execute(counted).all())
    through = select(Nurse.name).join(shift_nurse, shift_nurse.c.nurse_id == Nurse.id)
    print(session.scalars(through.where(shift_nurse.c.shift_id == 1)).all())
