"""Tags that are looked up before they are made: autoflush lets the second article find
what the first one added."""

from typing import List

from sqlalchemy import Column, ForeignKey, Table, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


news_topic = Table(
    "news_topic",
    Base.metadata,
    Column("news_id", ForeignKey("news.id"), primary_key=True),
    Column("topic_id", ForeignKey("topic.id"), primary_key=True),
)


class News(Base):
    __tablename__ = "news"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    topics: Mapped[List["Topic"]] = relationship(secondary=news_topic, back_populates="news")


class Topic(Base):
    __tablename__ = "topic"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    news: Mapped[List[News]] = relationship(secondary=news_topic, back_populates="topics")


def topic(session, name):
    found = session.scalars(select(Topic).where(Topic.name == name)).first()
    if found is None:
        found = Topic(name=name)
        session.add(found)
    return found


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    for title in ("Storm", "Flood"):
        news = News(title=title)
        session.add(news)
        news.topics.append(topic(session, "weather"))
    session.commit()
    print([news.title for news in session.scalars(select(Topic)).one().news])
