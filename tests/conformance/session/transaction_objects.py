"""get_transaction() and get_nested_transaction() name the open ones; nothing
is sent before the first statement."""

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
nested = session.begin_nested()
print(nested.nested, session.get_nested_transaction() is nested, session.get_transaction() is nested, session.get_transaction().nested)
nested.commit()
print(session.in_nested_transaction(), session.in_transaction())
session.commit()
print(session.in_transaction())
