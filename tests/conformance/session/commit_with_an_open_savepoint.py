"""commit() releases what is open; its transaction object is closed after."""

from typing import Optional

from sqlalchemy import String, create_engine, select
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
session.flush()
n = session.begin_nested()
session.add(User(name="b"))
session.commit()
print(n.is_active, session.in_transaction())
print(session.scalars(select(User.name)).all())
for f in (n.commit, n.rollback):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
