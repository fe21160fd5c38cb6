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

for q in [select(Manager), select(Manager.name), select(Manager.budget).where(Manager.budget > 5), select(Employee.name).where(Manager.budget > 1),
  select(Company).join(Company.managers), select(Company).join(Company.employees).where(Manager.budget > 1), select(Company, Manager).outerjoin(Company.managers),
  select(Company).where(Company.managers.any()), select(Company).where(Company.managers.any(Manager.budget > 3)), select(aliased(Manager)),
  select(Manager).join(Manager.company).where(Company.name == "Acme"), select(Employee).where(Employee.company.has(name="Acme")), select(Manager).where(Manager.company.has(Company.name == "x")),
  select(Manager.name, func.count(Manager.id)).group_by(Manager.name), select(Manager).order_by(Manager.budget).limit(2), select(Company.name, Manager.name).join(Manager, Manager.company_id == Company.id),
  select(Manager).filter_by(name="x"), select(func.count()).select_from(Manager), select(Employee).where(Employee.id.in_(select(Manager.id)))]:
    print(" ".join(str(q).split()))
    print(len(session.execute(q).all()))
