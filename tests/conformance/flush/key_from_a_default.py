"""A primary key that a function gives needs no RETURNING, and several rows are one statement."""

from typing import List, Optional

from sqlalchemy import ForeignKey, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


numbers = [100]
def next_number():
    numbers[0] += 1
    return numbers[0]


class Crate(Base):
    __tablename__ = "crate"
    id: Mapped[int] = mapped_column(primary_key=True, default=next_number)
    labels: Mapped[List["Label"]] = relationship(back_populates="crate")


class Label(Base):
    __tablename__ = "label"
    code: Mapped[str] = mapped_column(String(10), primary_key=True, default=lambda: f"L{next_number()}")
    crate_id: Mapped[Optional[int]] = mapped_column(ForeignKey("crate.id"))
    crate: Mapped["Crate"] = relationship(back_populates="labels")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    crate = Crate(labels=[Label(), Label()])
    session.add_all([crate, Crate()])
    session.commit()
    print(crate.id, [label.code for label in crate.labels])
