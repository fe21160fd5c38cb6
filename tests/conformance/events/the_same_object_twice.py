from sqlalchemy import Column, ForeignKey, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Cart(Base):
    __tablename__ = "cart"
    id = Column(Integer, primary_key=True)
    items = relationship("Item", back_populates="cart")


class Item(Base):
    __tablename__ = "item"
    id = Column(Integer, primary_key=True)
    cart_id = Column(Integer, ForeignKey("cart.id"))
    cart = relationship("Cart", back_populates="items")


cart = Cart()
item = Item()

# Setting both sides by hand puts the item into the list twice.
item.cart = cart
cart.items.append(item)
print(len(cart.items))

cart.items.remove(item)
print(len(cart.items), item.cart is cart)

cart.items.append(item)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(cart)
    session.commit()
    print(len(cart.items))
