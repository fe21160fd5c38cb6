from sqlalchemy import Column, Integer, String, create_engine, select
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Star(Base):
    __tablename__ = "star"
    id = Column(Integer, primary_key=True)
    name = Column(String(20), nullable=False)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Star(name="Vega"), Star(name="Deneb")])
    session.commit()

with Session(engine) as session:
    vega = session.get(Star, 1)
    again = session.scalars(select(Star).where(Star.name == "Vega")).first()
    everything = session.query(Star).all()
    print(vega is again, vega is everything[0], session.get(Star, 1) is vega)

    with Session(engine) as other:
        print(other.get(Star, 1) is vega)
