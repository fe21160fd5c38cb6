"""refresh() and expire() want an object that is persistent in this session;
pending and detached ones are refused before anything is flushed."""

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
u = User(name="a")
try:
    session.refresh(u)
except Exception as e:
    print(type(e).__name__, e)
session.add(u)
try:
    session.refresh(u)
except Exception as e:
    print(type(e).__name__, e)
print(u in session.new)
try:
    session.expire(u)
except Exception as e:
    print(type(e).__name__, e)
try:
    session.expire(u, ["name"])
except Exception as e:
    print(type(e).__name__, e)
session.commit()
session.expunge(u)
try:
    session.refresh(u)
except Exception as e:
    print(type(e).__name__, e)
