"""The default of a column reads as its value, but is in no __dict__ until the INSERT: a foreign key that was given
survives the default None of its relationship."""

import datetime
import decimal
import enum
from typing import Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Session, mapped_column, relationship


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class Grade(enum.Enum):
    PLAIN = "plain"
    FINE = "fine"


class Crate(Base):
    __tablename__ = "crate"
    id: Mapped[int] = mapped_column(primary_key=True)
    grade: Mapped[Grade] = mapped_column(default=Grade.PLAIN)
    packed: Mapped[datetime.date] = mapped_column(default=datetime.date(2024, 1, 2))
    price: Mapped[decimal.Decimal] = mapped_column(default=decimal.Decimal("1.50"))
    open: Mapped[bool] = mapped_column(default=True)
    pears: Mapped[list["Pear"]] = relationship(back_populates="crate", default_factory=list, repr=False)


class Pear(Base):
    __tablename__ = "pear"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    crate_id: Mapped[Optional[int]] = mapped_column(ForeignKey("crate.id"), default=None)
    crate: Mapped[Optional[Crate]] = relationship(back_populates="pears", default=None)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
crate = Crate(1)
print(crate, "open" in crate.__dict__, "id" in crate.__dict__)
with Session(engine) as session:
    session.add(crate)
    session.flush()
    print("open" in crate.__dict__, crate.grade, crate.pears)
    pear = Pear(crate_id=1)
    session.add(pear)
    session.flush()
    print(pear.crate_id, pear.crate is crate)
    given = Pear(1, None)
    session.add(given)
    session.commit()
    print(given.crate_id, given.crate)
    merged = session.merge(Crate(1, open=False))
    print(merged is crate, merged.open, merged.grade)
