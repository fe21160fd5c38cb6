"""In a block whose transaction has ended neither setting nor loading an
attribute is possible."""

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
session.add(User(name="a"))
session.commit()
u = session.get(User, 1)
session.commit()
with session.begin():
    u.name = "b"
    session.commit()
    try:
        u.name = "c"
    except Exception as e:
        print(type(e).__name__, e)
    try:
        print(u.nickname)
    except Exception as e:
        print(type(e).__name__, e)
