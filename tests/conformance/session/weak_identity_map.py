"""Objects nobody holds leave the identity map, unless they are changed."""

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
session.add_all([User(name="a"), User(name="b")])
session.commit()
print(len(session.identity_map))
u = session.get(User, 1)
print(len(session.identity_map))
u = None
print(len(session.identity_map))
u = session.get(User, 2)
u.name = "c"
u = None
print(len(session.identity_map), session.dirty)
session.commit()
print(len(session.identity_map))
