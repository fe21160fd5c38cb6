"""inspect() through the whole life of an object: transient, pending, persistent,
deleted, detached, and back in a session."""

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
def show(o):
    s = inspect(o)
    print([n for n in ("transient", "pending", "persistent", "deleted", "detached") if getattr(s, n)], s.identity, s.was_deleted, s.session is session, s.has_identity, s.modified, s.expired)
u = User(name="a")
show(u)
session.add(u)
show(u)
session.flush()
show(u)
session.commit()
show(u)
session.delete(u)
show(u)
session.flush()
show(u)
session.commit()
show(u)
v = User(name="b")
session.add(v)
session.commit()
session.close()
show(v)
session.add(v)
show(v)
v.name = "bb"
show(v)
session.expunge(v)
show(v)
