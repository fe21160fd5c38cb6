from sqlalchemy import Column, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Coin(Base):
    __tablename__ = "coin"
    id = Column(Integer, primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
first, second = Session(engine), Session(engine)
coin = Coin()
first.add(coin)
first.expunge(coin)
second.add(coin)
second.commit()
print(coin.id)
try:
    first.add(coin)
except Exception as error:
    print(type(error).__name__)
first.add("a coin")
