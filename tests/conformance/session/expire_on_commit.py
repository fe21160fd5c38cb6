from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Page(Base):
    __tablename__ = "page"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    views = Column(Integer, default=0)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    page = Page(title="Home")
    session.add(page)
    session.commit()
    print("title" in page.__dict__)
    print(page.title, page.views)
    print("title" in page.__dict__)
    session.expire(page)
    page.title = "Start"
    print(page.title)
    session.commit()

with Session(engine, expire_on_commit=False) as session:
    page = session.get(Page, 1)
    session.commit()
    print(page.title)
print(page.title)
