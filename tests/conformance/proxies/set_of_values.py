"""A proxy over a set: adding a value that is there makes no object, and a value
is looked for among what the objects hold."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Recipe(Base):
    __tablename__ = "recipe"
    id = Column(Integer, primary_key=True)
    labels = relationship("Label", collection_class=set, cascade="all, delete-orphan")
    words = association_proxy("labels", "word")


class Label(Base):
    __tablename__ = "label"
    id = Column(Integer, primary_key=True)
    recipe_id = Column(ForeignKey("recipe.id"))
    word = Column(String)

    def __init__(self, word):
        self.word = word


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
soup = Recipe(words=["hot"])
session.add(soup)
session.flush()
soup.words.add("red")
soup.words.add("hot")
print(sorted(soup.words), len(soup.words), "hot" in soup.words, "cold" in soup.words, soup.words == {"hot", "red"})
session.commit()
soup.words.discard("cold")
soup.words.remove("hot")
print(soup.words)
try:
    soup.words.remove("cold")
except KeyError as error:
    print("KeyError", error)
print(soup.words.pop(), bool(soup.words))
session.commit()
print(session.query(Label).count())
