"""Single attributes are not refreshed while the primary key has a change that was not flushed."""

from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Coin(Base):
    __tablename__ = "coin"
    code: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    coin = Coin(code="c", value=1)
    session.add(coin)
    session.commit()
    with session.no_autoflush:
        coin.code = "d"
        try:
            session.refresh(coin, ["value"])
        except Exception as error:
            print(type(error).__name__, error)
    session.refresh(coin, ["value"])
    print(coin.code, coin.value)
