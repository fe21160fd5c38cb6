"""no_autoflush gives the session and turns autoflush off inside the block."""

from typing import Optional

from sqlalchemy import String, create_engine, select
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
session.add(User(name="a"))
with session.no_autoflush as s:
    print(s is session, session.autoflush)
    print(session.scalars(select(User)).all())
print(session.autoflush)
session.autoflush = False
print(session.scalars(select(User)).all())
session.autoflush = True
print(session.scalars(select(User)).all())
