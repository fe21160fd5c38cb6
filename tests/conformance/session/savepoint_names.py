"""SAVEPOINTs are numbered within one transaction."""

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
for i in range(3):
    with session.begin_nested():
        session.add(User(name=str(i)))
session.commit()
with session.begin_nested():
    session.add(User(name="next"))
    with session.begin_nested():
        session.add(User(name="inner"))
session.rollback()
print(session.scalars(select(User.name)).all())
