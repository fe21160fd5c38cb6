"""A session whose transaction is open lives on after the function that made
it returned."""

from typing import Optional

from sqlalchemy import String, create_engine, inspect, select
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
def find(name):
    session = Session(engine)
    return session.scalars(select(User).where(User.name == name)).first()
s = Session(engine)
s.add(User(name="ann"))
s.commit()
found = find("ann")
print(found.name, inspect(found).session is not None)
found.nickname = "a"
print(found in inspect(found).session.dirty)
