"""A secondary table with a key and a column of its own:
its defaults go into each row that the relationship writes."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

grade = Table(
    "grade",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("pupil_id", ForeignKey("pupil.id")),
    Column("subject_id", ForeignKey("subject.id")),
    Column("note", String, default="none yet"),
    Column("year", Integer, server_default="2024"),
)


class Pupil(Base):
    __tablename__ = "pupil"
    id = Column(Integer, primary_key=True)
    subjects = relationship("Subject", secondary=grade)


class Subject(Base):
    __tablename__ = "subject"
    id = Column(Integer, primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    pupil = Pupil(subjects=[Subject()])
    session.add(pupil)
    session.commit()
    print(session.execute(select(grade)).all())
    pupil.subjects = [Subject()]
    session.commit()
    print(session.execute(select(grade)).all())
