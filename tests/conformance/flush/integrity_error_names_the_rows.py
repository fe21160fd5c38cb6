from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class City(Base):
    __tablename__ = "city"
    code = Column(String(3), primary_key=True)
    name = Column(String(40), nullable=False)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(City(code="OSL", name="Oslo"))
    session.commit()

with Session(engine) as session:
    session.add(City(code="OSL", name="Oslo again"))
    try:
        session.flush()
    except IntegrityError as error:
        print(error.orig)
        print(error.statement)
        print(error.params)
        session.rollback()
    session.add_all([City(code="RIX", name="Riga"), City(code="BGO")])
    session.commit()
