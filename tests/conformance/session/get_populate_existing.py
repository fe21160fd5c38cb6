"""populate_existing reads the row over what was changed; with_for_update asks
the database too."""

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
u = User(name="a")
session.add(u)
session.commit()
u.nickname = "x"
with session.no_autoflush:
    print(session.get(User, 1, populate_existing=True).nickname)
print(session.dirty, session.get(User, 1, with_for_update=True) is u)
print(session.get(User, 1, identity_token=None) is u)
