"""After a failed commit the session refuses work until rollback()."""

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
session.commit()
session.add(User(name="a"))
try:
    session.commit()
except Exception as e:
    print(type(e).__name__)
    print(e)
try:
    session.scalars(select(User)).all()
except Exception as e:
    print(type(e).__name__, e)
print(session.is_active, session.in_transaction())
session.rollback()
print(session.is_active, session.scalars(select(User.name)).all())
