"""with on the scoped session's session, remove(), and arguments too late."""

from typing import Optional

from sqlalchemy import String, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, scoped_session, sessionmaker


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
registry = scoped_session(sessionmaker(bind=engine))
session = registry()
registry.add(User(name="a"))
print(session.new, registry.new, len(list(registry)))
registry.commit()
with registry() as s:
    print(s.query(User).count(), s is session)
registry.remove()
print(registry.query(User).count(), registry() is session)
try:
    registry(autoflush=False)
except Exception as e:
    print(type(e).__name__, e)
registry.remove()
print(registry(autoflush=False).autoflush)
