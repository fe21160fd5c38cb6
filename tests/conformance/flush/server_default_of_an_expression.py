"""The database computes a DEFAULT that is an expression."""

from typing import Optional

from sqlalchemy import create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Hut(Base):
    __tablename__ = "hut"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    beds: Mapped[int] = mapped_column(default=4, onupdate=6)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


class Pass(Base):
    __tablename__ = "pass"
    id: Mapped[int] = mapped_column(primary_key=True)
    height: Mapped[Optional[int]] = mapped_column(server_default=text("1000 + 500"))
    code: Mapped[Optional[str]] = mapped_column(server_default=text("lower('ABC')"))
Base.metadata.create_all(engine)
with Session(engine) as session:
    high = Pass(height=2500)
    plain = Pass()
    session.add_all([high, plain])
    session.commit()
    print(high.height, high.code, plain.height, plain.code)
