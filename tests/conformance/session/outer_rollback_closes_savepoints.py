"""When a block's transaction is rolled back, open SAVEPOINTs are closed without
restoring their objects."""

from typing import Optional

from sqlalchemy import String, create_engine, inspect
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
b = User(name="b")
try:
    with session.begin() as outer:
        session.add(User(name="a"))
        session.flush()
        session.begin_nested()
        session.add(b)
        session.flush()
        raise KeyError("x")
except KeyError as e:
    print("caught", e)
s = inspect(b)
print(s.transient, s.persistent, session.in_transaction())
