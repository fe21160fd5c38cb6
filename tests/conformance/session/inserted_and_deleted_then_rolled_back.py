"""An object inserted and deleted in one transaction, and added again after the
rollback."""

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
u = User(name="a")
session.add(u)
session.flush()
session.delete(u)
session.flush()
s = inspect(u)
print(s.deleted, s.persistent)
session.rollback()
print(s.transient, s.was_deleted, u.id, u.name)
session.add(u)
print(s.pending)
session.flush()
print(s.persistent, s.deleted)
