from sqlalchemy import Column, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Counter(Base):
    __tablename__ = "counter"
    id = Column(Integer, primary_key=True)
    value = Column(Integer, default=0)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

one, two = Session(engine), Session(engine)
mine = Counter()
one.add(mine)
one.commit()
print(mine.value)

theirs = two.get(Counter, mine.id)
theirs.value = 5
two.commit()

print(mine.value)
print(one.query(Counter).one().value)
one.refresh(mine)
print(mine.value)
