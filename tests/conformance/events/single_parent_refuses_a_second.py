"""single_parent=True refuses an object that another parent holds, before anything changes."""
from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Car(Base):
    __tablename__ = "car"
    id: Mapped[int] = mapped_column(primary_key=True)
    motor_id: Mapped[Optional[int]] = mapped_column(ForeignKey("motor.id"))
    motor: Mapped[Optional["Motor"]] = relationship(single_parent=True, cascade="all, delete-orphan")


class Motor(Base):
    __tablename__ = "motor"
    id: Mapped[int] = mapped_column(primary_key=True)


motor = Motor()
first, second = Car(motor=motor), Car()
try:
    second.motor = motor
except Exception as error:
    print(type(error).__name__, str(error).split(" is already ")[1])
print(second.motor, first.motor is motor)
first.motor = None
second.motor = motor
print(second.motor is motor)
