from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Department(Base):
    __tablename__ = "department"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    employees = relationship("Employee", back_populates="department")


class Employee(Base):
    __tablename__ = "employee"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    department_id = Column(Integer, ForeignKey("department.id"))
    department = relationship("Department", back_populates="employees")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    for name, people in [("Sales", ["Ann", "Bob"]), ("IT", ["Cy"]), ("Empty", [])]:
        department = Department(name=name)
        for person in people:
            department.employees.append(Employee(name=person))
        session.add(department)
    session.commit()

with Session(engine) as session:
    for department in session.query(Department).order_by(Department.id).all():
        names = ", ".join(employee.name for employee in department.employees)
        print(f"{department.name}: {names or 'nobody'}")

with Session(engine) as session:
    for employee in session.query(Employee).order_by(Employee.id):
        print(employee.name, employee.department.name)
