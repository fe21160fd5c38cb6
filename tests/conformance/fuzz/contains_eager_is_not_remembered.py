"""contains_eager() is about the columns of its own query: an object that is refreshed later does not go by
it."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import Session, contains_eager, declarative_base, relationship

Base = declarative_base()


class Member(Base):
    __tablename__ = "member"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    editors = relationship("Editor")


class Editor(Base):
    __tablename__ = "editor"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    member_id = Column(Integer, ForeignKey("member.id"))
    member = relationship("Member", back_populates="editors")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

editor1 = Editor(name="editor1")
member1 = Member(name="member1")
editor1.member = member1
session.add(member1)
try:
    rows = session.execute(select(Member).join(Member.editors).options(contains_eager(Member.editors)).order_by(Member.id).execution_options(populate_existing=True)).scalars().all()
    print([label(item) for item in rows])
except Exception as error:
    print(4, type(error).__name__, str(error).split("\n")[0])
session.commit()
print("editor1.member", label(editor1.member))
