"""merge() overwrites what the given object has set and leaves other local
changes."""

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
session.add(User(id=1, name="a", nickname="n"))
session.commit()
u = session.get(User, 1)
u.nickname = "local"
m = session.merge(User(id=1, name="b"))
print(m is u, m.name, m.nickname)
session.commit()
print(u.name, u.nickname)
