"""get() with None, text for a number, and things that are not mapped."""

from typing import Optional

from sqlalchemy import String, create_engine
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
print(session.get(User, None))
print(session.get(User, "1"))
try:
    session.get("User", 1)
except Exception as e:
    print(type(e).__name__, e)
class X: pass
try:
    session.get(X, 1)
except Exception as e:
    print(type(e).__name__, e)
try:
    session.get_one(User, 5)
except Exception as e:
    print(type(e).__name__, e)
