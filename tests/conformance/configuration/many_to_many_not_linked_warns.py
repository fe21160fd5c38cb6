"""Two many-to-many relationships over one secondary table that are not linked:
a warning for each column that both would write."""

from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import configure_mappers, declarative_base, relationship

Base = declarative_base()

doctor_clinic = Table(
    "doctor_clinic",
    Base.metadata,
    Column("doctor_id", Integer, ForeignKey("doctor.id")),
    Column("clinic_id", Integer, ForeignKey("clinic.id")),
)


class Doctor(Base):
    __tablename__ = "doctor"
    id = Column(Integer, primary_key=True)
    clinics = relationship("Clinic", secondary=doctor_clinic)


class Clinic(Base):
    __tablename__ = "clinic"
    id = Column(Integer, primary_key=True)
    doctors = relationship("Doctor", secondary=doctor_clinic)


configure_mappers()
