from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class User(Base):
    __tablename__ = "user"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


def save(*users):
    with Session(engine) as session:
        try:
            session.add_all(users)
            session.commit()
        except IntegrityError:
            session.rollback()
            print("not saved")
        else:
            print("saved", len(users))
        finally:
            print("rows:", session.query(User).count())


save(User(name="a"), User(name="b"))
save(User(name="c"), User())
save(User(id=1, name="again"))

try:
    save("no user")
except SQLAlchemyError as error:
    print(type(error).__name__, "is a", SQLAlchemyError.__name__)

try:
    {}["missing"]
except (ValueError, KeyError) as error:
    print(repr(error))

raise RuntimeError("the end of the program")
