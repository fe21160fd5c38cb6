"""What several modules export is one object, wherever it is imported from."""

from sqlalchemy import Column, ForeignKey, Integer, select
from sqlalchemy.orm import InstrumentedAttribute, ONETOMANY, Session, declarative_base, relationship, sessionmaker
from sqlalchemy.orm.attributes import NO_VALUE, flag_modified
from sqlalchemy.orm import attributes, base, interfaces, session
from sqlalchemy.schema import Column as SchemaColumn
from sqlalchemy.sql.expression import select as expression_select

print(Session is session.Session, sessionmaker is session.sessionmaker, flag_modified is attributes.flag_modified)
print(NO_VALUE is base.NO_VALUE, ONETOMANY is interfaces.ONETOMANY, InstrumentedAttribute is attributes.InstrumentedAttribute)
print(Column is SchemaColumn, select is expression_select, isinstance(Session(), session.Session))
Base = declarative_base()


class Nest(Base):
    __tablename__ = "nest"
    id = Column(Integer, primary_key=True)
    eggs = relationship("Egg")


class Egg(Base):
    __tablename__ = "egg"
    id = Column(Integer, primary_key=True)
    nest_id = Column(ForeignKey("nest.id"))


print(Nest.eggs.property.direction is interfaces.ONETOMANY, isinstance(Nest.eggs, attributes.InstrumentedAttribute))
