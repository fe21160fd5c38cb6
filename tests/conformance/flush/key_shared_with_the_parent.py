"""The child's primary key is its foreign key: it cannot be blanked, and a lonely child has none."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class House(Base):
    __tablename__ = "house"
    id: Mapped[int] = mapped_column(primary_key=True)
    deed: Mapped[Optional["Deed"]] = relationship(back_populates="house")


class Deed(Base):
    __tablename__ = "deed"
    house_id: Mapped[int] = mapped_column(ForeignKey("house.id"), primary_key=True)
    text: Mapped[Optional[str]]
    house: Mapped["House"] = relationship(back_populates="deed")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    house = House(deed=Deed(text="sold"))
    session.add(house)
    session.commit()
    house.deed = None
    try:
        session.commit()
    except Exception as error:
        print(type(error).__name__, error)
    session.rollback()
    session.delete(house)
    try:
        session.commit()
    except Exception as error:
        print(type(error).__name__, error)
    session.rollback()
    session.add(Deed(text="lost"))
    try:
        session.commit()
    except Exception as error:
        print(type(error).__name__, error)
