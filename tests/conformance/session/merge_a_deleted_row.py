"""Merging an object whose row is gone inserts it again."""

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
with Session(engine, expire_on_commit=False) as s:
    u = User(name="a")
    s.add(u)
    s.commit()
with Session(engine) as s:
    s.delete(s.get(User, 1))
    s.commit()
with Session(engine) as s:
    m = s.merge(u)
    print(inspect(m).pending, m.id, m.name)
    s.commit()
    print(s.query(User).count())
