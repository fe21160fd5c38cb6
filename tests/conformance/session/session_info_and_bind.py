"""Session.info is a dict of its own; a session without engine says so at its
first statement."""

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
session = Session(engine, info={"a": 1})
print(session.info, session.bind is engine, session.get_bind() is engine)
session.info["b"] = 2
print(session.info)
print(Session().get_bind() if False else "")
try:
    Session().get(User, 1)
except Exception as e:
    print(type(e).__name__, e)
