"""The second of two objects merged with one new key finds the first, which its
autoflush has sent."""

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
a = session.merge(User(id=1, name="a"))
b = session.merge(User(id=1, name="b"))
print(a is b, a.name, len(session.new))
session.commit()
print(session.query(User).count())
