"""literal_column() and type_coerce(): SQL as it is written, and a type on the program's side only.

Neither brings a table into FROM or a CAST into the SQL.
"""

from sqlalchemy import Boolean, Column, Integer, String, create_engine, literal, literal_column, select, tuple_, type_coerce
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Switch(Base):
    __tablename__ = "switch"
    id = Column(Integer, primary_key=True)
    room = Column(String)
    state = Column(Integer)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Switch(room="hall", state=1), Switch(room="attic", state=0), Switch(room="hall", state=0)])
    session.commit()

    print(session.execute(select(literal_column("1 + 1"), literal("x"))).all())
    rows = session.execute(select(Switch.id, literal_column("room || '!'"), literal_column("7").label("seven")))
    print(rows.keys(), rows.all())
    print(session.scalar(select(literal_column("count(*)")).select_from(Switch)))
    on = select(Switch.id).where(literal_column("switch.state") > 0)
    print(on, session.scalars(on).all())
    print(session.execute(select(literal_column("state", Integer) * 2).select_from(Switch)).all())

    coerced = select(type_coerce(Switch.state, Boolean), type_coerce(Switch.state, String).label("text"))
    print(coerced, session.execute(coerced).all())
    print(type_coerce(Switch.room, String) + "?", "|", type_coerce(5, String))
    print(session.query(Switch.id).filter(type_coerce(Switch.state, Integer) == 1).all())

    pairs = tuple_(Switch.room, Switch.state)
    print(pairs, "|", pairs.in_([("hall", 0)]))
    print(session.query(Switch.id).filter(pairs.in_([("hall", 0), ("attic", 0)])).all())
    print(session.query(Switch.id).filter(pairs.not_in([("hall", 0)])).all())
    print(session.query(Switch.id).filter(pairs == ("hall", 1)).all(), session.query(Switch).filter(pairs.in_([])).count())
