"""Methods that a class defines itself stay: __init__, __repr__, __eq__; with init=False there is the constructor
of every mapped class."""

from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Session, mapped_column


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class Coin(Base):
    __tablename__ = "coin"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    value: Mapped[int]
    worn: Mapped[bool] = mapped_column(default=False)

    def __init__(self, pounds):
        self.value = pounds * 100

    def __repr__(self):
        return f"<{self.value} pence{', worn' if self.worn else ''}>"

    def __eq__(self, other):
        return self.value == other.value


class Purse(Base, init=False):
    __tablename__ = "purse"
    id: Mapped[int] = mapped_column(primary_key=True)
    colour: Mapped[str] = mapped_column(default="black")


print(Coin(2), Coin(2) == Coin(2), Purse(id=3), Purse().colour)
for call in (lambda: Coin(), lambda: Purse(3), lambda: Purse(size=3)):
    try:
        call()
    except TypeError as error:
        print(error)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Coin(1), Purse(id=3)])
    session.commit()
    print(session.scalars(select(Coin)).all(), session.scalars(select(Purse)).all())
