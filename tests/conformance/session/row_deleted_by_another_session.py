"""A row that another session deleted: stale update, refresh, get."""

from typing import Optional

from sqlalchemy import String, create_engine
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
a = Session(engine)
u = User(name="n")
a.add(u)
a.commit()
u.name
b = Session(engine)
b.delete(b.get(User, 1))
b.commit()
u.name = "m"
try:
    a.flush()
except Exception as e:
    print(type(e).__name__, e)
a.rollback()
try:
    u.name
except Exception as e:
    print(type(e).__name__, e)
print(a.get(User, 1))
try:
    a.refresh(u)
except Exception as e:
    print(type(e).__name__, e)
