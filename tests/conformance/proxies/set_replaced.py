"""Assigning to a proxy over a set keeps the objects whose values stay."""

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
soup = Recipe(words=["a"])
session.add(soup)
session.commit()
soup.words.add("b")
session.commit()
kept = next(label for label in soup.labels if label.word == "b")
soup.words = {"b", "c"}
print(sorted(soup.words), kept in soup.labels)
session.commit()
print(sorted((label.id, label.word) for label in soup.labels))
