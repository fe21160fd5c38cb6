from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Word(Base):
    __tablename__ = "word"
    id = Column(Integer, primary_key=True)
    text = Column(String)
    language = Column(String(2))


class Code(Base):
    __tablename__ = "code"
    key = Column(String, primary_key=True)
    text = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    # One alone, several of a kind, one with its own key, and nothing at all.
    session.add(Word(text="one"))
    session.flush()
    session.add_all([Word(text="two"), Word(text="three", language="en"), Word(language="fr")])
    session.flush()
    session.add_all([Word(id=10, text="ten"), Word(text="eleven")])
    session.flush()
    session.add_all([Code(key="b", text="B"), Code(key="a", text="A")])
    session.add(Code(key="c"))
    session.commit()
    print([word.id for word in session.query(Word).order_by(Word.id)])
