"""statement.compile(): the text for the default dialect or for SQLite, and the parameters by name.

With literal_binds the values stand in the text.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, func, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session, declarative_base, relationship
from sqlalchemy.schema import CreateTable, DropTable

Base = declarative_base()


class Museum(Base):
    __tablename__ = "museum"
    id = Column(Integer, primary_key=True)
    town = Column(String)
    paintings = relationship("Painting", back_populates="museum")


class Painting(Base):
    __tablename__ = "painting"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    year = Column(Integer)
    museum_id = Column(ForeignKey("museum.id"))
    museum = relationship("Museum", back_populates="paintings")


engine = create_engine("sqlite://")
literal = {"literal_binds": True}

old = select(Painting).where(Painting.year < 1700, Painting.title.in_(["Night", "Lace"])).limit(3)
compiled = old.compile()
print(compiled)
print(compiled.params, compiled.string == str(compiled), compiled.statement is old)
print(old.compile(engine), old.compile(engine).params)
print(old.compile(dialect=sqlite.dialect(), compile_kwargs=literal))
print(old.compile(compile_kwargs=literal))

same = Painting.title == "it's"
print(same.compile(), same.compile().params, same.compile(compile_kwargs=literal))
print(Museum.paintings.any(Painting.year > 1900).compile(compile_kwargs=literal))
print(select(func.substr(Painting.title, 1, 2)).where(Painting.year.between(1, 2)).compile().params)
print(select(Painting.id).offset(4).compile(engine, compile_kwargs=literal))

with Session(engine) as session:
    query = session.query(Museum).join(Museum.paintings).filter(Painting.year == 1888)
    print(query.statement.compile(compile_kwargs=literal))
    print(query.statement.compile().params)

print(CreateTable(Painting.__table__))
print(DropTable(Museum.__table__))
