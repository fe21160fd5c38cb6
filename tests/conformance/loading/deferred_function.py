"""deferred() puts a column off until it is read, with the others of its group, and may
forbid the load."""

from sqlalchemy import Column, Integer, String, Text, create_engine, select
from sqlalchemy.orm import Session, declarative_base, deferred, undefer

Base = declarative_base()


class Letter(Base):
    __tablename__ = "letter"
    id = Column(Integer, primary_key=True)
    subject = Column(String)
    body = deferred(Column(Text))
    scan = deferred(Column(String), group="paper")
    stamp = deferred(Column(String), group="paper")
    secret = deferred(Column(String), raiseload=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Letter(subject="hello", body="long", scan="s", stamp="t"))
    session.commit()
with Session(engine) as session:
    letter = session.scalars(select(Letter)).one()
    print("body" in letter.__dict__, letter.body)
    print(letter.scan, "stamp" in letter.__dict__)
    try:
        letter.secret
    except Exception as error:
        print(type(error).__name__, error)
with Session(engine) as session:
    letter = session.scalars(select(Letter).options(undefer(Letter.body))).one()
    print(letter.body)
