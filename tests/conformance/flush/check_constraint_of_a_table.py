"""CheckConstraint in __table_args__: the database refuses a row by the constraint's name, or by its text.

What is NULL passes.
"""

from typing import Optional

from sqlalchemy import CheckConstraint, create_engine, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Product(Base):
    __tablename__ = "product"
    __table_args__ = (
        CheckConstraint("price > 0", name="positive_price"),
        CheckConstraint("discount IS NULL OR discount < price"),
        CheckConstraint("length(trim(name)) > 1 AND name NOT LIKE '%!'"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    price: Mapped[Optional[float]]
    discount: Mapped[Optional[int]]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Product(name="lamp", price=2.5), Product(name="gift")])
    session.commit()
    for statement in (
        insert(Product).values(name="chair", price=0),
        insert(Product).values(name="chair", price=5, discount=6),
        insert(Product).values(name=" a ", price=5),
        insert(Product).values(name="sofa!"),
        update(Product).values(price=Product.price - 10),
    ):
        try:
            session.execute(statement)
        except IntegrityError as error:
            print(error.orig)
            session.rollback()
    lamp = session.scalars(select(Product)).first()
    lamp.price = -1
    try:
        session.commit()
    except IntegrityError as error:
        print(error)
        session.rollback()
    print(lamp.price, session.execute(select(Product.name, Product.price)).all())
