"""text() with parameters as a condition: values by bindparams(), by Query.params() or by execute().

They keep their names in str(), and stand among the statement's other parameters.
"""

from sqlalchemy import Column, Integer, String, create_engine, select, text
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Kite(Base):
    __tablename__ = "kite"
    id = Column(Integer, primary_key=True)
    colour = Column(String)
    length = Column(Integer)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Kite(colour=colour, length=length) for colour, length in (("red", 1), ("blue", 3), ("red", 5))])
    session.commit()

    query = session.query(Kite.id).filter(text("length > :least AND colour = :colour"))
    print(query.params(least=2, colour="red").all(), query.params(least=0, colour="blue").all())
    print(session.query(Kite.id).filter(Kite.id > 1, text("colour = :c").bindparams(c="red")).order_by(text("id")).all())
    long = select(Kite.id).where(text("kite.length >= :least"))
    print(session.execute(long, {"least": 3}).all(), session.scalars(long, {"least": 5}).all())
    bound = select(Kite.id).where(Kite.colour == "red", text("length < :most").bindparams(most=4))
    print(bound, bound.compile().params)
    print(bound.compile(compile_kwargs={"literal_binds": True}))
    print(session.query(Kite).filter(text("length > :n")).params(n=1).count())
