from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Stock(Base):
    __tablename__ = "stock"
    id = Column(Integer, primary_key=True)
    item = Column(String)
    amount = Column(Integer)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Stock(item="nut", amount=5), Stock(item="bolt", amount=0), Stock(item="gear", amount=2)])
    session.commit()

    for stock in session.query(Stock).filter(Stock.amount < 3).order_by(Stock.id):
        stock.amount += 10
    session.commit()
    print(session.query(Stock.item, Stock.amount).order_by(Stock.id).all())
