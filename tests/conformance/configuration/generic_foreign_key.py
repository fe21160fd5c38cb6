"""Comments on anything: a mixin adds a relationship to each of its classes when that is
configured, by a column that says of which class the comment is."""

from sqlalchemy import and_, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, backref, foreign, mapped_column, relationship, remote


class Base(DeclarativeBase):
    pass


class Comment(Base):
    __tablename__ = "comment"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    about: Mapped[str]
    about_id: Mapped[int]

    @property
    def subject(self):
        return getattr(self, "about_" + self.about)


class Commented:
    pass


@event.listens_for(Commented, "mapper_configured", propagate=True)
def add_comments(mapper, class_):
    about = class_.__name__.lower()
    class_.comments = relationship(
        Comment,
        primaryjoin=and_(class_.id == foreign(remote(Comment.about_id)), Comment.about == about),
        backref=backref("about_" + about, primaryjoin=remote(class_.id) == foreign(Comment.about_id)),
    )

    @event.listens_for(class_.comments, "append")
    def set_about(target, comment, initiator):
        comment.about = about


class Photo(Commented, Base):
    __tablename__ = "photo"
    id: Mapped[int] = mapped_column(primary_key=True)
    file: Mapped[str]


class Song(Commented, Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add(Photo(file="sea.jpg", comments=[Comment(text="blue"), Comment(text="wet")]))
    session.add(Song(title="Waves", comments=[Comment(text="loud")]))
    session.commit()
    for comment in session.scalars(select(Comment).order_by(Comment.id)):
        print(comment.text, comment.about, type(comment.subject).__name__)
    print([comment.text for comment in session.scalars(select(Photo)).one().comments])
