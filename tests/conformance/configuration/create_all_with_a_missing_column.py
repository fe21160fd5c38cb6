"""A foreign key to a column that is not there:
create_all and the relationship say so."""
from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session
class Base(DeclarativeBase): pass
class School(Base):
    __tablename__ = "school"
    id: Mapped[int] = mapped_column(primary_key=True)
try:
    class Pupil(Base):
        __tablename__ = "pupil"
        id: Mapped[int] = mapped_column(primary_key=True)
        school_id: Mapped[int] = mapped_column(ForeignKey("school.idx"))
        school = relationship("School")
    print("class ok")
except Exception as x: print(type(x).__name__, x)
e = create_engine("sqlite://")
try: Base.metadata.create_all(e)
except Exception as x: print(type(x).__name__, x)
try: School()
except Exception as x: print(type(x).__name__, x)
