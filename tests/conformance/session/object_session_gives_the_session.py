"""object_session() and inspect().session give the very session object, or
None."""

from typing import Optional

from sqlalchemy import String, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, object_session, Session


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
print(object_session(u))
session.add(u)
print(object_session(u) is session, inspect(u).session is session, Session.object_session(u) is session)
session.expunge(u)
print(object_session(u))
try:
    object_session("x")
except Exception as e:
    print(type(e).__name__, e)
