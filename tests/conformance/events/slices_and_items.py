from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Train(Base):
    __tablename__ = "train"
    id = Column(Integer, primary_key=True)
    wagons = relationship("Wagon", back_populates="train")


class Wagon(Base):
    __tablename__ = "wagon"
    id = Column(Integer, primary_key=True)
    letter = Column(String(1))
    train_id = Column(Integer, ForeignKey("train.id"))
    train = relationship("Train", back_populates="wagons")


def show(train):
    print("".join(wagon.letter for wagon in train.wagons))


wagons = [Wagon(letter=letter) for letter in "abcdef"]
train = Train()
train.wagons.extend(wagons[:4])
show(train)

train.wagons[1:3] = [wagons[4]]
show(train)
print(wagons[1].train, wagons[4].train is train)

train.wagons[0] = wagons[5]
show(train)
print(wagons[0].train)

del train.wagons[1:]
show(train)
del train.wagons[0]
show(train)

train.wagons += wagons[:2]
train.wagons.insert(1, wagons[3])
train.wagons.reverse()
show(train)
