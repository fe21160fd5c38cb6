"""backref on a many-to-many relationship makes the other side
over the same secondary table, once the mappers are configured."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine
from sqlalchemy.orm import Session, backref, declarative_base, relationship

Base = declarative_base()

article_tag = Table(
    "article_tag", Base.metadata, Column("article_id", ForeignKey("article.id")), Column("tag_id", ForeignKey("tag.id"))
)


class Article(Base):
    __tablename__ = "article"
    id = Column(Integer, primary_key=True)
    tags = relationship("Tag", secondary=article_tag, backref=backref("articles", order_by="Article.id.desc()"))


class Tag(Base):
    __tablename__ = "tag"
    id = Column(Integer, primary_key=True)
    label = Column(String)


print(hasattr(Tag, "articles"))
first, second = Article(), Article()
print(hasattr(Tag, "articles"))
tag = Tag(label="sql", articles=[first])
print([t.label for t in first.tags])
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add(first)
session.commit()
second.tags.append(tag)
session.add(second)
session.commit()
print([article.id for article in tag.articles])
