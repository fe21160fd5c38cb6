"""add() takes the mark of delete() back before the flush, not after."""

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
session.commit()
session.delete(u)
print(u in session.deleted)
session.add(u)
print(u in session.deleted, u in session)
session.commit()
print(u.name)
session.delete(u)
session.flush()
try:
    session.add(u)
except Exception as e:
    print(type(e).__name__, e)
try:
    session.delete(u)
except Exception as e:
    print(type(e).__name__, e)
try:
    session.expunge(u)
    print(inspect(u).detached)
except Exception as e:
    print(type(e).__name__, e)
session.rollback()
print(inspect(u).detached, session.query(User).count())
