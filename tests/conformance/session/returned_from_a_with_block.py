"""An object returned from a Session block is detached: refreshed before, it can
be read; expired, not."""

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
def create(name):
    with Session(engine) as session:
        user = User(name=name)
        session.add(user)
        session.commit()
        session.refresh(user)
        return user
user = create("ann")
print(user.name, user.id, inspect(user).detached)
def create_badly(name):
    with Session(engine) as session:
        user = User(name=name)
        session.add(user)
        session.commit()
        return user
bad = create_badly("bob")
print(bad)
