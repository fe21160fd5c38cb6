"""A boolean column in WHERE: SQLite is asked whether it is 1 or 0."""

from sqlalchemy import Boolean, Column, Integer, String, and_, create_engine, not_, or_, select
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Task(Base):
    __tablename__ = "task"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    done = Column(Boolean, default=False)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Task(title="wash", done=True), Task(title="dry"), Task(title="fold", done=True)])
    session.commit()
    for condition in (Task.done, ~Task.done, not_(Task.done), and_(Task.done, Task.id > 1), or_(Task.done, Task.id == 2), Task.done == True, Task.done.is_(True)):
        print(session.scalars(select(Task.title).where(condition)).all())
    print(session.query(Task.title).filter(Task.done).all())
    print(session.query(Task.title).filter(Task.done, Task.title != "x").order_by(Task.done).all())
