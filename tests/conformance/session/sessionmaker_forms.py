"""A session from a generator, configured late, with info from both sides."""

from typing import Optional

from sqlalchemy import String, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, sessionmaker


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
SessionLocal = sessionmaker(bind=engine, autoflush=False, autocommit=False)
db = SessionLocal()
try:
    db.add(User(name="x"))
    db.commit()
finally:
    db.close()
def get_db():
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()
for db in get_db():
    print(db.query(User).all(), db.autoflush)
late = sessionmaker()
late.configure(bind=engine, info={"k": 1})
s = late(info={"j": 2})
print(s.query(User).count(), s.info)
try:
    sessionmaker(engine, nope=3)()
except TypeError as e:
    print(e)
