from sqlalchemy import create_engine
from sqlalchemy.orm import Session

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    order = Order()
    first = Item(order=order)
    second = Item(order=order)
    session.add_all([order, first, second])
    session.commit()

    order.items.remove(first)
    print(first.order)

    session.commit()
    print(first.order_id, second.order_id)
