from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import declarative_base, relationship, sessionmaker

Base = declarative_base()


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    members = relationship("Member", backref="team")


class Member(Base):
    __tablename__ = "member"
    id = Column(Integer, primary_key=True)
    team_id = Column(Integer, ForeignKey("team.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
Session = sessionmaker(bind=engine)

first = Session()
team = Team(name="A")
first.add(team)
first.commit()
print(team.name)
first.close()

second = Session()
member = Member(team=team)
second.add(member)
print(team in first, team in second)
second.commit()
print(team.name, len(team.members))

third = Session()
third.add(member)
