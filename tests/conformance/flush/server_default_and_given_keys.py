"""Defaults of the database come back by RETURNING, whatever kind of key the rows have."""

from sqlalchemy import String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Coin(Base):
    __tablename__ = "coin"
    id: Mapped[int] = mapped_column(primary_key=True)
    side: Mapped[str] = mapped_column(server_default="heads")


class Stamp(Base):
    __tablename__ = "stamp"
    code: Mapped[str] = mapped_column(String(4), primary_key=True)
    cents: Mapped[int] = mapped_column(server_default="30")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Coin(id=3), Coin(id=5), Coin(), Coin(side="tails")])
    session.add_all([Stamp(code="x"), Stamp(code="y"), Stamp(code="z", cents=1)])
    session.flush()
    session.add(Stamp(code="w"))
    session.commit()
    print([(coin.id, coin.side) for coin in session.scalars(select(Coin))])
    print([(stamp.code, stamp.cents) for stamp in session.scalars(select(Stamp))])
