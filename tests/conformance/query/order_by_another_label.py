"""ORDER BY calls a column by its label only if it is given that very label, or another one of
the same column."""

from sqlalchemy import create_engine, desc, func, select
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Box(Base):
    __tablename__ = "box"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]

    @hybrid_property
    def area(self):
        return self.width * self.height


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

boxes = func.count(Box.id).label("boxes")
for query in (
    select(Box.name, boxes).group_by(Box.name).order_by(boxes, boxes.desc(), desc(boxes)),
    select(Box.name, boxes).group_by(Box.name).order_by(func.count(Box.id).label("boxes")),
    select(Box.name, boxes).group_by(Box.name).order_by(desc("boxes")),
    select(Box.name.label("n")).order_by(Box.name.label("n")),
    select(Box.name.label("n")).order_by(Box.width.label("n")),
    select((Box.width + 1).label("n")).order_by((Box.width + 1).label("n").desc()),
    select(Box.area).order_by(Box.area),
    select(Box.area).order_by(Box.area.desc()),
    select(Box).order_by(Box.area),
):
    print(query)

with Session(engine) as session:
    session.add_all([Box(name="a", width=2, height=3), Box(name="b", width=1, height=9)])
    session.commit()
    print(session.execute(select(Box.name, Box.area).order_by(Box.area.desc())).all())
    print(session.query(Box.area).order_by(Box.area).all())
