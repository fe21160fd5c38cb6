"""merge(load=False) takes over what is loaded without SQL; new and changed
objects are refused."""

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
session.add(User(id=1, name="ann"))
session.commit()
u = session.get(User, 1)
u.name
other = Session(engine)
m = other.merge(u, load=False)
print(m is u, m.name, m in other, other.dirty)
try:
    other.merge(User(id=5, name="x"), load=False)
except Exception as e:
    print(type(e).__name__, e)
v = User(id=9, name="v")
session.add(v)
session.commit()
v.name = "w"
try:
    other.merge(v, load=False)
except Exception as e:
    print(type(e).__name__, e)
