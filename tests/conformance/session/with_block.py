from sqlalchemy import Column, Integer, String, create_engine, inspect
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Letter(Base):
    __tablename__ = "letter"
    id = Column(Integer, primary_key=True)
    text = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    kept = Letter(text="kept")
    session.add(kept)
    session.commit()
    session.add(Letter(text="lost"))
    session.flush()

print(inspect(kept).detached, kept in session)

with Session(engine) as session, session.begin():
    session.add(Letter(text="committed by begin"))

with Session(engine) as session:
    print([letter.text for letter in session.query(Letter)])
