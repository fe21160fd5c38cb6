"""Several rows without their text keys go in one statement, which asks for nothing back and fails."""

from sqlalchemy import Column, String, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Country(Base):
    __tablename__ = "country"
    code = Column(String(2), primary_key=True)
    name = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

session.add_all([Country(name="Chile"), Country(name="Peru")])
try:
    session.commit()
except Exception as error:
    print(type(error).__name__, str(error).splitlines()[1])
