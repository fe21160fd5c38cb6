"""foreign_keys tells which columns of a secondary table take part,
where it refers to one of the tables twice."""

from sqlalchemy import Column, ForeignKey, Integer, Table, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

loan = Table(
    "loan",
    Base.metadata,
    Column("tool_id", ForeignKey("tool.id")),
    Column("borrower_id", ForeignKey("neighbour.id")),
    Column("lender_id", ForeignKey("neighbour.id")),
)


class Tool(Base):
    __tablename__ = "tool"
    id = Column(Integer, primary_key=True)
    borrowers = relationship("Neighbour", secondary=loan, foreign_keys=[loan.c.tool_id, loan.c.borrower_id])


class Neighbour(Base):
    __tablename__ = "neighbour"
    id = Column(Integer, primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Tool(borrowers=[Neighbour()]))
    session.commit()
    print(session.execute(loan.select()).all())
    print(len(session.get(Tool, 1).borrowers))
