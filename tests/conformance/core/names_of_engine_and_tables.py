"""What an engine, a table, a subquery and a registry say of themselves.

Names, URLs, keys of columns; an attribute that is not loaded has NO_VALUE.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, func, inspect, select, text
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Harbour(Base):
    __tablename__ = "harbour"
    id = Column(Integer, primary_key=True)
    name = Column(String(40), nullable=False, unique=True, default="?")
    ships = relationship("Ship", back_populates="harbour")


class Ship(Base):
    __tablename__ = "ship"
    name = Column(String, primary_key=True)
    number = Column(Integer, primary_key=True)
    harbour_id = Column(ForeignKey("harbour.id"), index=True)
    harbour = relationship("Harbour", back_populates="ships")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
print(engine.name, engine.driver, engine.dialect.name, engine.url, engine.url.drivername, engine.url.database)
print(sorted(mapper.class_.__name__ for mapper in Base.registry.mappers))

key = Ship.__table__.primary_key
print(key.columns.keys(), [column.name for column in key.columns], key.columns, "harbour_id" in key.columns)
name = Harbour.__table__.c.name
print(name.name, name.type, name.nullable, name.primary_key, name.unique, name.index, name.default, name.default.arg)
print(Ship.__table__.c.harbour_id.index, Ship.__table__.c.number.default, Ship.__table__.c.number.server_default)

counts = select(Harbour.id, Harbour.name.label("title"), func.count(Ship.number)).join(Ship).group_by(Harbour.id)
sub = counts.subquery()
print(sub.c.keys(), sub.c.title.name, sub.c.id.type, [str(column) for column in sub.c], sub.c.get("x"))

with Session(engine) as session:
    session.add(Harbour(name="Kiel", ships=[Ship(name="Anna", number=1)]))
    session.commit()
    print(session.execute(select(sub.c.title, sub.c.count)).all())
    kiel = session.get(Harbour, 1)
    state = inspect(kiel)
    print(state.attrs.ships.loaded_value, repr(state.attrs.ships.loaded_value), state.attrs.name.loaded_value)
    connection = session.connection()
    print(connection.execute(text("SELECT count(*) FROM ship")).scalar(), connection.engine is engine)
    session.add(Ship(name="Berta", number=2))
    print(connection.execute(select(Ship.number)).all())
