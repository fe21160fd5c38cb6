from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, inspect
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Band(Base):
    __tablename__ = "band"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    members = relationship("Member", back_populates="band")


class Member(Base):
    __tablename__ = "member"
    id = Column(Integer, primary_key=True)
    band_id = Column(Integer, ForeignKey("band.id"))
    band = relationship("Band", back_populates="members")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

band = Band(name="Can", members=[Member()])
session.add(band)
session.flush()
print(inspect(band).persistent, band.id, band.members[0].band_id)

session.rollback()
print(inspect(band).transient, band in session, len(session.new))
print(band.id, band.members[0].band_id, band.members[0].band is band)
print(session.query(Band).count())
