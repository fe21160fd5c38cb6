"""begin() refuses where a transaction is already begun, by hand or by a query."""

from typing import Optional

from sqlalchemy import String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user_account"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(30), unique=True)
    nickname: Mapped[Optional[str]]

    def __repr__(self):
        return f"User({self.name!r})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.begin()
try:
    session.begin()
except Exception as e:
    print(type(e).__name__, e)
session.rollback()
session.scalars(select(User)).all()
try:
    session.begin()
except Exception as e:
    print(type(e).__name__, e)
session.close()
with session.begin() as t:
    session.add(User(name="z"))
print(session.in_transaction(), type(t).__name__)
