"""With autobegin=False every operation waits for an explicit begin()."""

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
session = Session(engine, autobegin=False)
for f in (lambda: session.add(User(name="b")), lambda: session.get(User, 1), lambda: session.scalars(select(User)).all(), lambda: session.commit(), lambda: session.begin_nested()):
    try:
        f()
        print("ok")
    except Exception as e:
        print(type(e).__name__, e)
session.rollback()
with session.begin():
    session.add(User(name="b"))
print(session.in_transaction())
