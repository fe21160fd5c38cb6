"""An object marked for deletion whose row went with another flush of the same commit: SQLAlchemy asserts that it is
still there."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Nest(Base):
    __tablename__ = "nest"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    parent_id = Column(Integer, ForeignKey("nest.id"))
    children = relationship("Nest", cascade="all, delete-orphan")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

big, small = Nest(name="big"), Nest(name="small")
session.add_all([big, small])
session.flush()
print(len(big.children), len(small.children))
stranger = Nest(name="stranger")
try:
    stranger.children.remove(big)
except ValueError as error:
    print(error)
big.name = "bigger"
session.delete(big)
try:
    session.commit()
except AssertionError as error:
    print(error)
