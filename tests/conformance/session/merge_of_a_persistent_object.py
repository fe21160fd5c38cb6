"""merge() of an object of this session gives the object itself; a pending one
is flushed first."""

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
u = User(name="a")
session.add(u)
session.commit()
print(session.merge(u) is u)
v = User(name="b")
session.add(v)
w = session.merge(v)
print(w is v)
print(session.scalars(select(User.name)).all())
