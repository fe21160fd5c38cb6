"""What an orphan takes with it is looked for by the key that it has now, though the flush has still to write that
key."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class House(Base):
    __tablename__ = "house"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    previous_id: Mapped[Optional[int]] = mapped_column(ForeignKey("house.id"))
    next: Mapped[Optional["House"]] = relationship(cascade="all, delete-orphan", back_populates="previous")
    previous: Mapped[Optional["House"]] = relationship(remote_side="House.id", back_populates="next")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

first, second = House(name="first"), House(name="second")
session.add_all([first, second])
session.flush()
third = House(name="third", previous=first)
session.commit()
second.previous = third.previous
third.id = third.id + 10
session.commit()
print([house.name for house in session.query(House).order_by(House.id)])
