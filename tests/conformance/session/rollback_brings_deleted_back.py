"""A deleted object returns with a rollback; once committed it cannot be added
again."""

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
session.flush()
print(u in session, inspect(u).deleted, u in session.deleted)
session.rollback()
print(u in session, inspect(u).persistent, inspect(u).was_deleted, u.name)
session.delete(u)
session.rollback()
print(u in session.deleted, u in session)
session.delete(u)
session.commit()
print(inspect(u).detached, inspect(u).was_deleted, u.name)
try:
    session.add(u)
except Exception as e:
    print(type(e).__name__, e)
