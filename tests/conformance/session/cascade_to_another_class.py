"""The save-update cascade comes to an object of another class than the relationship is for: AssertionError."""

from sqlalchemy import Column, ForeignKey, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Key(Base):
    __tablename__ = "key"
    id = Column(Integer, primary_key=True)
    lock_id = Column(ForeignKey("lock.id"))
    lock = relationship("Lock")


class Lock(Base):
    __tablename__ = "lock"
    id = Column(Integer, primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    key = Key(lock=Key())
    try:
        session.add(key)
    except AssertionError as error:
        print(error)
    print(key in session, key.lock in session)
