"""`aliased()` of a class with several tables is a subquery of all their columns."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Device(Base):
    __tablename__ = "device"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    room_id: Mapped[Optional[int]] = mapped_column(ForeignKey("room.id"))
    room: Mapped[Optional["Room"]] = relationship(back_populates="devices")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "device"}


class Printer(Device):
    __tablename__ = "printer"
    id: Mapped[int] = mapped_column(ForeignKey("device.id"), primary_key=True)
    ink: Mapped[Optional[int]]
    jobs: Mapped[List["Job"]] = relationship(back_populates="printer", cascade="all, delete-orphan")
    __mapper_args__ = {"polymorphic_identity": "printer"}


class Lamp(Device):
    __tablename__ = "lamp"
    id: Mapped[int] = mapped_column(ForeignKey("device.id"), primary_key=True)
    watts: Mapped[int] = mapped_column(default=9)
    __mapper_args__ = {"polymorphic_identity": "lamp"}


class Job(Base):
    __tablename__ = "job"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    printer_id: Mapped[int] = mapped_column(ForeignKey("printer.id"))
    printer: Mapped[Printer] = relationship(back_populates="jobs")


class Room(Base):
    __tablename__ = "room"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    devices: Mapped[List[Device]] = relationship(back_populates="room", order_by=Device.id)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
room = Room(name="Lab", devices=[Printer(name="Laser", ink=80, jobs=[Job(title="one"), Job(title="two")]), Lamp(name="Desk"), Device(name="Clock")])
session.add_all([room, Printer(name="Spare")])
session.commit()


other = aliased(Printer)
print(session.execute(select(other.name, other.ink).where(other.ink > 50)).all())
print([printer.room.name for printer in session.scalars(select(other).join(other.room).order_by(other.id))])
print(session.scalars(select(Job.title).join(Job.printer.of_type(other)).where(other.name == "Laser").order_by(Job.id)).all())
print(session.query(other).filter(other.kind == "printer").count())
