"""Changes made on a detached object reach the database through merge() in
another session."""

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
with Session(engine) as s:
    s.add(User(id=1, name="ann"))
    s.commit()
    u = s.get(User, 1)
u.name = "changed"
with Session(engine) as s:
    m = s.merge(u)
    print(m is u, m.name, m in s.dirty)
    print(inspect(u).detached)
    s.commit()
    print(m.name)
with Session(engine) as s:
    print(s.get(User, 1).name)
