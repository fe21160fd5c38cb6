from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.exc import IntegrityError, PendingRollbackError
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Account(Base):
    __tablename__ = "account"
    id = Column(Integer, primary_key=True)
    email = Column(String, nullable=False, unique=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add(Account(email="a@example.org"))
session.commit()

session.add(Account(email="a@example.org"))
try:
    session.commit()
except IntegrityError as error:
    print(type(error).__name__, "-", error.orig)

try:
    session.query(Account).count()
except PendingRollbackError as error:
    print(type(error).__name__)

session.rollback()
print(session.query(Account).count())
session.add(Account())
session.flush()
