"""ForeignKey.column and create_all
before and after the referred class is there."""
from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session
e = create_engine("sqlite://")
class Base(DeclarativeBase): pass
class Pupil(Base):
    __tablename__ = "pupil"
    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id"))
try: Base.metadata.create_all(e)
except Exception as x: print(type(x).__name__, x)
print(Pupil().school_id, Pupil.__table__.c.school_id.foreign_keys)
try: print([f.column for f in Pupil.__table__.foreign_keys])
except Exception as x: print(type(x).__name__, x)
class School(Base):
    __tablename__ = "schools"
    id: Mapped[int] = mapped_column(primary_key=True)
print([str(f.column) for f in Pupil.__table__.foreign_keys])
Base.metadata.create_all(e)
