"""create_all() on the connection of a session, and on its engine."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


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
with Session(engine) as session:
    Base.metadata.create_all(session.connection())
    session.add(Stall(name="q"))
    session.commit()
    print(session.scalars(select(Stall.name)).all())
    Base.metadata.drop_all(session.get_bind())
    Base.metadata.create_all(bind=session.bind)
    print(session.scalars(select(Stall.name)).all())
