"""create_all() on a connection: what it creates stays, whatever becomes of the transaction."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, insert, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Stall(Base):
    __tablename__ = "stall"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Stock(Base):
    __tablename__ = "stock"
    id: Mapped[int] = mapped_column(primary_key=True)
    stall_id: Mapped[Optional[int]] = mapped_column(ForeignKey("stall.id"))


engine = create_engine("sqlite://")
with engine.begin() as connection:
    Base.metadata.create_all(connection)
    connection.execute(insert(Stall), [{"name": "a"}, {"name": "b"}])
with engine.connect() as connection:
    print(connection.scalars(select(Stall.name)).all())
    Base.metadata.create_all(connection)
    Stock.__table__.drop(connection)
    connection.rollback()
print(inspect(engine).get_table_names())
