"""join() to a subquery without a condition: its columns know the foreign keys of their tables.

In either direction, also outer, and for a subquery with a name.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, func, select
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Baker(Base):
    __tablename__ = "baker"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Loaf(Base):
    __tablename__ = "loaf"
    id = Column(Integer, primary_key=True)
    weight = Column(Integer)
    baker_id = Column(ForeignKey("baker.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Baker(name="Ida"), Baker(name="Jan"), Loaf(weight=500, baker_id=1), Loaf(weight=750, baker_id=1)])
    session.commit()

    baked = select(Loaf.baker_id, func.count(Loaf.id).label("loaves")).group_by(Loaf.baker_id).subquery()
    inner = select(Baker.name, baked.c.loaves).join(baked)
    print(inner)
    print(session.execute(inner).all())
    print(session.query(Baker.name, baked.c.loaves).outerjoin(baked).order_by(Baker.id).all())
    bakers = select(Baker.id, Baker.name.label("who")).subquery("bakers")
    print(session.execute(select(Loaf.weight, bakers.c.who).join(bakers)).all())
    print(session.execute(select(Baker.name).execution_options(note="mine").limit(1)).all())
