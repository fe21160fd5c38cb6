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

session.expunge_all()
for c in session.scalars(select(Company).options(joinedload(Company.managers))).unique():
    print([m.name for m in c.managers])
session.expunge_all()
for c in session.scalars(select(Company).options(selectinload(Company.managers))):
    print([m.name for m in c.managers])
session.expunge_all()
for c in session.scalars(select(Company).options(selectinload(Company.employees))):
    print([(type(m).__name__, m.name) for m in c.employees])
session.expunge_all()
for m in session.scalars(select(Manager).options(joinedload(Manager.company))):
    print(m.company.name)
session.expunge_all()
for m in session.scalars(select(Manager).options(selectinload(Manager.company))):
    print(m.company.name)
