from sqlalchemy import Column, ForeignKey, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Owner(Base):
    __tablename__ = "owner"
    id = Column(Integer, primary_key=True)


class Dog(Base):
    __tablename__ = "dog"
    id = Column(Integer, primary_key=True)
    owner_id = Column(Integer, ForeignKey("owner.id"), nullable=False)
    owner = relationship("Owner", backref="dogs")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    stray = Dog(owner_id=99)
    session.add(stray)
    session.commit()
    print(stray.owner_id, stray.owner)
    session.add(Dog())
    session.commit()
