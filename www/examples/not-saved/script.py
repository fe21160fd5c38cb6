from sqlalchemy import create_engine
from sqlalchemy.orm import Session

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    team = Team()
    session.add(team)
    session.flush()

    # A back reference does not take the player into the session.
    player = Player(team=team)
    print(player in session)

    session.commit()
    print(len(team.players))
