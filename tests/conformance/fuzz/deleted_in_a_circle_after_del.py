"""What `del` took from a reference still counts where rows are deleted one by one: two that referred to each other
cannot be put into an order."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Hut(Base):
    __tablename__ = "hut"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    next_id = Column(Integer, ForeignKey("hut.id"))
    next = relationship("Hut", remote_side=id, cascade="all, delete-orphan", single_parent=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

valley = Hut(name="valley")
ridge = Hut(name="ridge", next=valley)
session.add(ridge)
session.flush()
del ridge.next
valley.next = ridge
try:
    session.flush()
except Exception as error:
    print(type(error).__name__)
