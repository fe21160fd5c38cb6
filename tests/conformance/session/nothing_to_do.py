"""commit(), rollback() and flush() without work, and a transaction begun by
add()."""

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
session.commit()
session.rollback()
session.flush()
print(session.in_transaction(), session.new, session.dirty, session.deleted, list(session))
u = User(name="a")
session.add(u)
print(session.in_transaction(), session.new)
session.rollback()
print(session.in_transaction(), session.new, inspect(u).transient)
