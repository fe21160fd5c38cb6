"""Rolling back to a SAVEPOINT makes its new objects transient and expires
only what it touched."""

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
session = Session(engine)
u = User(name="a")
session.add(u)
session.commit()
u.name = "b"
sp = session.begin_nested()
u.name = "c"
v = User(name="v")
session.add(v)
session.flush()
print(session.in_nested_transaction(), sp.is_active)
sp.rollback()
print(u.name, v in session, inspect(v).transient, v.id, session.in_nested_transaction(), sp.is_active)
session.commit()
print(u.name)
