"""A second object with a key that the session has already cannot enter it."""

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
session.add(User(id=1, name="n"))
session.commit()
first = session.get(User, 1)
other = Session(engine)
second = other.get(User, 1)
other.close()
try:
    session.add(second)
except Exception as e:
    print(type(e).__name__, e)
try:
    session.delete(second)
except Exception as e:
    print(type(e).__name__, e)
