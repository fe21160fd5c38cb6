from sqlalchemy import Column, Integer, String, create_engine, select
from sqlalchemy.exc import MultipleResultsFound, NoResultFound
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Key(Base):
    __tablename__ = "key"
    id = Column(Integer, primary_key=True)
    color = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Key(color="red"), Key(color="red"), Key(color="blue")])
session.commit()

print(session.query(Key).filter_by(color="blue").one().id)
print(session.query(Key).filter_by(color="green").one_or_none())
print(session.query(Key).filter_by(color="green").first())
try:
    session.query(Key).filter(Key.color == "red").one()
except MultipleResultsFound as error:
    print(error)
try:
    session.scalars(select(Key).where(Key.color == "green")).one()
except NoResultFound as error:
    print(error)
session.query(Key).filter_by(color="green").one()
