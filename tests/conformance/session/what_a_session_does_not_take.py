"""Strings, classes and plain objects given to the session's methods."""

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
class Plain: pass
for f in (lambda: session.add("x"), lambda: session.add(User), lambda: session.delete(None), lambda: session.merge(Plain()), lambda: session.refresh(3), lambda: session.expire(Plain), lambda: session.expunge([]), lambda: 3 in session, lambda: session.is_modified(2), lambda: session.add_all([1]), lambda: session.add_all(User(name="a"))):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
