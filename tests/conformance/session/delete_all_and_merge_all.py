"""The plural forms of delete and merge, new in 2.1."""

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
users = [User(name=n) for n in "abc"]
session.add_all(users)
session.commit()
session.delete_all(users[:2])
print(len(session.deleted))
session.commit()
print(session.scalars(select(User.name)).all())
merged = session.merge_all([User(id=3, name="C"), User(id=9, name="new")])
print([m.name for m in merged])
session.commit()
print(session.scalars(select(User.name)).all())
