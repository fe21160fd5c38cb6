"""What an Enum does not have is found when a row is fetched, whether its values are texts or members of a class.
Nothing is loaded from such rows."""

import enum

from sqlalchemy import Enum, create_engine, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Roast(enum.Enum):
    light = 1
    dark = 2


class Coffee(Base):
    __tablename__ = "coffee"
    id: Mapped[int] = mapped_column(primary_key=True)
    size: Mapped[str] = mapped_column(Enum("small", "large"))
    cup: Mapped[str | None] = mapped_column(Enum("paper", "glass", name="cup"))
    roast: Mapped[Roast]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.execute(text("INSERT INTO coffee (id, size, cup, roast) VALUES (1, 'huge', 'glass', 'dark')"))
    session.execute(text("INSERT INTO coffee (id, size, cup, roast) VALUES (2, 'small', 'tin', 'dark')"))
    session.execute(text("INSERT INTO coffee (id, size, cup, roast) VALUES (3, 'small', NULL, 'green')"))
    session.execute(text("INSERT INTO coffee (id, size, cup, roast) VALUES (4, 'large', NULL, 'light')"))
    for key in 1, 2, 3, 4:
        try:
            coffee = session.get(Coffee, key)
            print(coffee.size, coffee.cup, coffee.roast)
        except LookupError as error:
            print(type(error).__name__, error)
    for column in Coffee.size, Coffee.cup, Coffee.roast:
        try:
            print(session.scalars(select(column)).all())
        except LookupError as error:
            print(error)
    session.add(Coffee(size="bucket", roast=Roast.dark))
    session.commit()
    try:
        session.scalars(select(Coffee).where(Coffee.id == 5)).one()
    except LookupError as error:
        print(error)
