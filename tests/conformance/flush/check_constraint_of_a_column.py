"""CheckConstraint in Column(...) and mapped_column(...): it stands with its column in CREATE TABLE.

NOT NULL is looked at first, UNIQUE last.
"""

from sqlalchemy import CheckConstraint, Column, Integer, String, create_engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, declarative_base, mapped_column

Base = declarative_base()


class Guest(Base):
    __tablename__ = "guest"
    id = Column(Integer, primary_key=True)
    email = Column(String(50), CheckConstraint("email LIKE '%@%'"), unique=True, nullable=False)
    age = Column(Integer, CheckConstraint("age >= 0 AND age < 150", name="plausible_age"))
    stars = mapped_column(Integer, CheckConstraint("stars BETWEEN 1 AND 5"), default=3)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Guest(email="ann@example.org", age=30))
    session.commit()
    for guest in (
        Guest(age=200),
        Guest(email="nobody", age=200),
        Guest(email="ann@example.org", stars=6),
        Guest(email="ann@example.org"),
        Guest(email="bob@example.org", stars=None),
    ):
        session.add(guest)
        try:
            session.commit()
            print("stored", guest.id)
        except IntegrityError as error:
            session.rollback()
            print(error.orig)
