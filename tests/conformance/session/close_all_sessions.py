"""close_all_sessions() expunges everything everywhere."""

from typing import Optional

from sqlalchemy import String, create_engine, inspect
from sqlalchemy.orm import close_all_sessions, DeclarativeBase, Mapped, mapped_column, Session


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
s, t = Session(engine), Session(engine)
u, v = User(name="a"), User(name="b")
s.add(u)
t.add(v)
s.commit()
close_all_sessions()
print(u in s, v in t, inspect(u).detached, inspect(v).transient)
