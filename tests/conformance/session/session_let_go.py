"""When the last reference to a session goes, its objects are detached and can
enter another one."""

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
def load():
    s = Session(engine, expire_on_commit=False)
    u = User(name="a")
    s.add(u)
    s.commit()
    return u
u = load()
print(inspect(u).detached, inspect(u).session, u.name)
t = Session(engine)
t.add(u)
print(u in t)
