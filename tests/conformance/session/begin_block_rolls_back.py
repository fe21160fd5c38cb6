"""A begin() block rolls back after an exception, and refuses work once its
transaction has ended inside."""

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
try:
    with session.begin():
        session.add(User(name="z"))
        session.flush()
        1 / 0
except ZeroDivisionError as e:
    print(e)
print(session.scalars(select(User.name)).all())
session.rollback()
with session.begin():
    session.add(User(name="y"))
    session.commit()
    try:
        session.add(User(name="x"))
        session.flush()
    except Exception as e:
        print(type(e).__name__, e)
