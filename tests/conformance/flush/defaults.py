from sqlalchemy import Boolean, Column, Float, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Product(Base):
    __tablename__ = "product"
    id = Column(Integer, primary_key=True)
    name = Column(String(50), nullable=False)
    price = Column(Float, default=9.5)
    active = Column(Boolean, default=True)
    source = Column(String, server_default="shop")
    tag = Column(String, default=lambda: "new")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    plain = Product(name="pen")
    print(plain.price, plain.active, plain.source)
    session.add(plain)
    session.flush()
    print(plain.price, plain.active, plain.source, plain.tag)
    session.add(Product(name="cup", price=3, active=False, source="web", tag=None))
    session.commit()
    print([(p.name, p.price, p.active, p.source, p.tag) for p in session.query(Product)])
