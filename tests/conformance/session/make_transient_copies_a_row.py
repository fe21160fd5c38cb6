"""make_transient() lets an object be inserted again as a copy;
make_transient_to_detached() the other way."""

from typing import Optional

from sqlalchemy import String, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, make_transient, make_transient_to_detached, Mapped, mapped_column, Session


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
u.name
make_transient(u)
print(inspect(u).transient, u.id, u.name)
u.id = None
u.name = "copy"
session.add(u)
session.commit()
print(u.id, session.query(User).count())
v = User(id=1)
make_transient_to_detached(v)
print(inspect(v).detached)
session.add(v)
print(v.name, inspect(v).persistent)
try:
    make_transient_to_detached(v)
except Exception as e:
    print(type(e).__name__, e)
