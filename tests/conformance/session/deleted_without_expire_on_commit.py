"""Without expire_on_commit a deleted object stays in the deleted state."""

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
session = Session(engine, expire_on_commit=False)
u = User(name="a")
session.add(u)
session.commit()
session.delete(u)
session.commit()
s = inspect(u)
print(s.deleted, s.detached, s.session is session, u in session)
session.close()
print(s.deleted, s.detached, s.session is session)
