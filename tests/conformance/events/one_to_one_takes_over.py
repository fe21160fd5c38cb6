from typing import Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Driver(Base):
    __tablename__ = "driver"
    id: Mapped[int] = mapped_column(primary_key=True)
    licence: Mapped[Optional["Licence"]] = relationship(back_populates="driver")


class Licence(Base):
    __tablename__ = "licence"
    id: Mapped[int] = mapped_column(primary_key=True)
    driver_id: Mapped[Optional[int]] = mapped_column(ForeignKey("driver.id"))
    driver: Mapped[Optional["Driver"]] = relationship(back_populates="licence")


dan, eva = Driver(), Driver()
paper = Licence(driver=dan)
print(dan.licence is paper)

eva.licence = paper
print(paper.driver is eva, dan.licence is paper)

paper.driver = dan
print(dan.licence is paper, eva.licence)

dan.licence = None
print(paper.driver)
