from typing import List, Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Student(Base):
    __tablename__ = "student"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    grades: Mapped[List["Grade"]] = relationship(back_populates="student")


class Grade(Base):
    __tablename__ = "grade"
    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str]
    points: Mapped[int]
    student_id: Mapped[Optional[int]] = mapped_column(ForeignKey("student.id"))
    student: Mapped[Optional["Student"]] = relationship(back_populates="grades")


iris = Student(name="Iris")
iris.grades = [Grade(subject=subject, points=points) for subject, points in zip("xyz", [12, 15, 9])]

by_subject = {grade.subject: grade.points for grade in iris.grades}
print(by_subject, max(by_subject, key=by_subject.get))
print([grade.subject for grade in sorted(iris.grades, key=lambda grade: grade.points, reverse=True)])
print(sum(grade.points for grade in iris.grades) / len(iris.grades))
print(any(grade.points > 14 for grade in iris.grades), all(grade.points > 9 for grade in iris.grades))
print({grade.student.name for grade in iris.grades})
for number, grade in enumerate(iris.grades, start=1):
    print(f"{number}. {grade.subject:<3}|{grade.points:>4}|{grade.points / 3:.2f}")
first, *rest = iris.grades
print(first.subject, len(rest), iris.grades[1:][0] is rest[0], iris.grades[-1].subject)
