"""A dataclass derived from a mapped one: its own fields come after those of its parent, by position or only by
keyword; classes are equal only to their own kind."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Session, mapped_column, relationship


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class Employee(Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    type: Mapped[str] = mapped_column(init=False, repr=False)
    level: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"polymorphic_on": "type", "polymorphic_identity": "employee"}


class Manager(Employee, kw_only=True):
    __tablename__ = "manager"
    id: Mapped[int] = mapped_column(ForeignKey("employee.id"), primary_key=True, init=False)
    budget: Mapped[int]
    reports: Mapped[list["Report"]] = relationship(default_factory=list, repr=False)
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Report(Base):
    __tablename__ = "report"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    text: Mapped[str]
    manager_id: Mapped[int] = mapped_column(ForeignKey("manager.id"), init=False)


m = Manager("ann", budget=5)
print(m, m.level, "level" in m.__dict__, Manager.__match_args__)
print(Manager("a", 3, budget=1) == Manager("a", 3, budget=1), Manager("a", budget=1) == Employee("a"))
print(Employee("a") == Manager("a", budget=2))
for f in (lambda: Manager("x"), lambda: Manager(), lambda: Manager("x", 1, 2), lambda: Employee("x", budget=3)):
    try:
        f()
    except TypeError as e:
        print(e)
e = create_engine("sqlite://")
Base.metadata.create_all(e)
with Session(e) as s:
    s.add_all([m, Employee("bob"), Manager("cy", 4, budget=9, reports=[Report("r")])])
    s.commit()
    for x in s.scalars(select(Employee).order_by(Employee.id)):
        print(x)
    print(s.scalars(select(Manager).where(Manager.budget > 6)).one().reports)
