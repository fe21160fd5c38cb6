"""Two sessions hold two objects for one row; the later commit wins."""

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
a = Session(engine)
a.add(User(name="x", nickname="0"))
a.commit()
b = Session(engine)
ua, ub = a.get(User, 1), b.get(User, 1)
print(ua is ub, ua == ub)
ua.nickname = "from a"
ub.nickname = "from b"
a.commit()
b.commit()
print(a.get(User, 1).nickname, b.get(User, 1).nickname)
