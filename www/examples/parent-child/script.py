from sqlalchemy import create_engine
from sqlalchemy.orm import Session

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

p = Parent()
c = Child()
c.parent = p            # set the many side …
print(len(p.children))  # … and look at the other

with Session(engine) as session:
    session.add_all([p, c])
    session.commit()
    print(len(p.children))
