"""A row that is refused leaves none of the objects inserted with it a key: they are inserted again as new."""

from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Tenant(Base):
    __tablename__ = "tenant"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

ada, nameless, ben = Tenant(name="Ada"), Tenant(), Tenant(name="Ben")
session.add_all([ada, nameless, ben])
try:
    session.commit()
except IntegrityError as error:
    print(error.orig)
session.rollback()
print(ada.id, nameless.id, ben.id)
session.add_all([ben, ada])
session.commit()
print(ben.id, ada.id)
