from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import declarative_base, relationship, sessionmaker

Base = declarative_base()


class Category(Base):
    __tablename__ = "category"
    id = Column(Integer, primary_key=True)
    name = Column(String(50), unique=True)
    products = relationship("Product", back_populates="category")


class Product(Base):
    __tablename__ = "product"
    id = Column(Integer, primary_key=True)
    name = Column(String(50))
    category_id = Column(Integer, ForeignKey("category.id"))
    category = relationship("Category", back_populates="products")


engine = create_engine("sqlite:///:memory:")
Base.metadata.create_all(engine)
Session = sessionmaker(bind=engine)


def get_or_create(session, model, **values):
    found = session.query(model).filter_by(**values).first()
    if found is not None:
        return found, False
    created = model(**values)
    session.add(created)
    return created, True


def report(session):
    lines = {}
    for category in session.query(Category).order_by(Category.name):
        lines[category.name] = sorted(product.name for product in category.products)
    return lines


def main():
    session = Session()
    try:
        for name, category_name in [("axe", "tools"), ("rope", "tools"), ("tea", "drinks")]:
            category, created = get_or_create(session, Category, name=category_name)
            print(category_name, "is new" if created else "was there")
            session.add(Product(name=name, category=category))
        session.commit()
        print(report(session))
    finally:
        session.close()


if __name__ == "__main__":
    main()
