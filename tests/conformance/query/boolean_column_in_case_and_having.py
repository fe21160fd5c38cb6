"""A boolean column as a condition of CASE stands as it is; in HAVING and negated it is compared."""

from sqlalchemy import Boolean, Column, Integer, String, case, create_engine, func, select
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
    print(session.execute(select(Task.title, case((Task.done, "yes"), else_="no"))).all())
    print(session.scalars(select(Task.title).where(func.coalesce(Task.done, False))).all())
    print(session.scalars(select(Task.title).where(~~Task.done)).all())
    print(session.execute(select(Task.done, func.count(Task.id)).group_by(Task.done).having(Task.done)).all())
