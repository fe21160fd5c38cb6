"""A new object with a persistent one's key warns, and its INSERT fails."""

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
session = Session(engine)
u = User(id=1, name="n")
session.add(u)
session.commit()
u.name
session.add(User(id=1, name="m"))
try:
    session.flush()
except Exception as e:
    print(type(e).__name__, str(e).split("\n")[0])
session.rollback()
print(u.name)
