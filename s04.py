from sqlalchemy import create_engine, select, func, ForeignKey, String, Integer, Column, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, declarative_base, aliased, joinedload, selectinload, configure_mappers
from typing import List, Optional

class Base(DeclarativeBase):
    pass


class Employee(Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    company_id: Mapped[Optional[int]] = mapped_column(ForeignKey("company.id"))
    company: Mapped[Optional["Company"]] = relationship(back_populates="employees")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "employee"}

class Manager(Employee):
    budget: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "manager"}

class Engineer(Employee):
    language: Mapped[Optional[str]]
    __mapper_args__ = {"polymorphic_identity": "engineer"}

class Company(Base):
    __tablename__ = "company"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    employees: Mapped[List[Employee]] = relationship(back_populates="company")
    managers: Mapped[List[Manager]] = relationship(viewonly=True)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

c = Company(name="Acme", employees=[Manager(name="Mia", budget=10), Engineer(name="Ed", language="C"), Employee(name="Eve")])
session.add(c)
session.commit()

from sqlalchemy import inspect
m = session.get(Employee, 1)
print(inspect(m).identity_key == (Employee, (1,), None))
print(inspect(Manager).inherits is inspect(Employee), inspect(Manager).polymorphic_identity, inspect(Employee).polymorphic_on)
print(str(Manager.name), str(Employee.name), str(Manager.budget), str(Manager.company))
print(hasattr(Employee, "budget"), hasattr(Engineer, "budget"))
print(Manager.__table__ is Employee.__table__, [col.name for col in Employee.__table__.c])
print(str(inspect(Manager)), inspect(Engineer).single, inspect(Employee).self_and_descendants)
try:
    Engineer(budget=1)
except TypeError as e:
    print(e)
print(sorted(k for k in inspect(Manager).attrs.keys()))
