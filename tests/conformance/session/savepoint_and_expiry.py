"""What expires after a SAVEPOINT is released or rolled back; a deleted object
returns."""

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
u = User(name="a", nickname="x")
session.add(u)
session.commit()
with session.begin_nested():
    u.nickname = "y"
print("nickname" in u.__dict__, u.nickname)
n = session.begin_nested()
u.nickname = "z"
n.rollback()
print("nickname" in u.__dict__, "name" in u.__dict__, u.nickname)
v = User(name="v")
n = session.begin_nested()
session.delete(u)
session.flush()
print(inspect(u).deleted)
n.rollback()
print(inspect(u).persistent, u in session, u.name)
session.commit()
