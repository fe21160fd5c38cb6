from sqlalchemy import Column, Integer, String, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Tag(Base):
    __tablename__ = "tag"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

session.add(Tag(name="python"))
print(len(session.scalars(select(Tag)).all()))

with session.no_autoflush:
    session.add(Tag(name="sql"))
    print(len(session.scalars(select(Tag)).all()))
print(len(session.scalars(select(Tag)).all()))

session.add(Tag())
session.scalars(select(Tag)).all()
