"""All names of the packages are imported, and a name that nobody has is a NameError."""

from sqlalchemy import *
from sqlalchemy.orm import *


class Base(DeclarativeBase):
    pass


class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    x = Column(Integer)


e = create_engine("sqlite://")
Base.metadata.create_all(e)
with Session(e) as s:
    s.add(A(x=1))
    s.commit()
    print(s.execute(select(A.x)).all())
    try:
        nothing
    except NameError as error:
        print(error)
