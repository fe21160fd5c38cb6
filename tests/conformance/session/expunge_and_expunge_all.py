"""Expunged objects are detached or transient and no longer flushed; their rows
stay."""

from typing import Optional

from sqlalchemy import String, create_engine, inspect, select
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
a, b = User(name="a"), User(name="b")
session.add_all([a, b])
session.flush()
c = User(name="c")
session.add(c)
session.expunge(a)
print(a in session, inspect(a).detached)
session.expunge_all()
print(inspect(b).detached, inspect(c).transient, list(session), len(session.identity_map))
session.commit()
print(session.scalars(select(User.name)).all())
try:
    session.expunge(b)
except Exception as e:
    print(type(e).__name__, e)
