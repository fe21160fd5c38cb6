"""The operators of sets on a proxy: in place they make and remove objects, otherwise
they give plain sets."""

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
session.flush()
for word in "bcd":
    soup.words |= {word}
    session.flush()
soup.words -= {"a"}
print(sorted(soup.words))
soup.words &= {"b", "c", "x"}
print(sorted(soup.words), type(soup.words | {"z"}).__name__, sorted(soup.words | {"z"}), sorted(soup.words - {"b"}))
soup.words ^= {"b", "e"}
print(sorted(soup.words), soup.words.issubset({"c", "e", "f"}), sorted(soup.words.union(["g"])))
soup.words.update(["h"])
soup.words.clear()
print(soup.words)
try:
    hash(soup.words)
except TypeError as error:
    print(error)
