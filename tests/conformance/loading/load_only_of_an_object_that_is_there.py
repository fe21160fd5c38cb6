"""load_only() of an object that the session has already: what it has not loaded so far is loaded when it is read."""
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, load_only, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Clinic(Base):
    __tablename__ = "clinic"
    id: Mapped[int] = mapped_column(primary_key=True)


class Nurse(Base):
    __tablename__ = "nurse"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    clinic_id: Mapped[int | None] = mapped_column(ForeignKey("clinic.id"))
    clinic: Mapped[Clinic | None] = relationship()


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

nurse = Nurse(name="Ada")
session.add(nurse)
print(session.scalars(select(Nurse).options(load_only(Nurse.name))).one() is nurse)
print(nurse.clinic)
print(nurse.clinic_id)
