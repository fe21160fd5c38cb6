from sqlalchemy import create_engine
from sqlalchemy.orm import Session

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

p = Parent()
first = Child()
second = Child(parent=p)

p.children.append(first)
print(first.parent is p, len(p.children))

with Session(engine) as session:
    session.add(p)
    session.commit()
    print(first.parent_id, second.parent_id)
