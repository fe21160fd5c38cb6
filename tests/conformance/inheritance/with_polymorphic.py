"""`with_polymorphic()` selects subclasses along, whose attributes it has under their names."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship, with_polymorphic


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


session.expunge_all()
devices = with_polymorphic(Device, [Printer, Lamp])
for device in session.scalars(select(devices).order_by(devices.id)):
    print(type(device).__name__, device.name, getattr(device, "ink", None), getattr(device, "watts", None))
session.expunge_all()
query = select(devices).where((devices.Printer.ink > 50) | (devices.Lamp.watts == 9)).order_by(devices.id)
print([device.name for device in session.scalars(query.options(joinedload(devices.room)))])
print([device.name for device in session.scalars(select(devices).join(devices.Printer.jobs).where(Job.title == "two"))])
print(session.query(devices).count())
